"""The literals of all detectors with the detectors' numbers: made by `make_index`, do not edit."""

# fmt: off
# ruff: noqa: E501

IN_TEXT = ((1, ('://',)), (3, ('PRIVATE KEY',)), (4, ('eyJ',)), (9, ('${',)), (10, ('value',)))
IN_FOLDED = ((2, ('bearer_', 'basic_', 'token_', 'bearer\t', 'basic\t', 'token\t', '__u', '___user')), (5, ('pass', 'pwd', 'pword', 'secret', 'token', 'key', 'auth', 'cred', 'bearer', 'senha', 'dsn', 'contras', 'psw', '_pat')), (7, ('__',)), (8, ('password=', 'pwd=', 'key=', 'secret=', 'password_=', 'pwd_=', 'key_=', 'secret_=')), (12, ('://',)), (13, ('pass', 'key', 'pwd', 'secret', 'contrase')))
IN_LOOSE = ((6, ('pass', 'pwd', 'pword', 'secret', 'token', 'key', 'auth', 'cred', 'bearer', 'senha', 'dsn', 'contras', 'psw', '_pat')), (11, ('pass', 'pwd', 'pword', 'secret', 'token', 'key', 'auth', 'cred', 'bearer', 'senha', 'dsn', 'contras', 'psw', '_pat')))
BESIDE_WORDS = 0
NAMES = """\
azure
openai
content_moderator
content_safety
anomaly_detector
computer_vision
custom_vision
form_recognizer
face_api
mistral
codestral
cohere
co_api_key
together
elevenlabs
eleven_labs
xi_api_key
deepgram
assemblyai
assembly_ai
zai
z_ai
zhipu
bigmodel
glm
api_key
apikey
token
ollama
fal_
falai
credentials
ai21
baseten
clarifai
deepai
deep_ai
deepinfra
deep_infra
greptile
kling
lighton
light_on_api
paradigm_api
modal
pollinations
private_ai
privateai
limina
siliconflow
silicon_flow
tavus
upstage
vast_ai
vastai
vast_api
ark_api
arkapi
volcengine
doubao
wandb
weightsandbiases
weights_and_biases
comet_api
cometapi
comet_ml
opik_api
sigopt
mem0
composio
x_consumer_api_key
nango
inngest
exa_api
exaapi
exa_key
exa_ai
exa_py
serper
serpapi
serp_api
serp_token
serp_key
serpstack
serphouse
zenserp
kagi
diffbot
scraperapi
scraper_api
scrapingbee
scraping_bee
scrapingant
scrapfly
scrapestack
scrapeowl
zenscrape
webscraping
pinecone
weaviate
wcd_api
wcs_api
dify
vapi
livekit
daily_api
dailyapi
daily_co
daily_key
unkey
rapidapi
rapid_api
edenai
eden_ai
paralleldots
detectlanguage
detect_language
deepl
aws
amazon
amzn
secret_access_key
secretaccesskey
aws_session_token
aws_security_token
awssessiontoken
google_client_secret
googleclientsecret
gcp_client_secret
google_oauth
google_secret
refresh
google
gmail
oauth
goog1
gcs_
google_storage
google_hmac
gcs_hmac
accountkey
account_key
storage
cosmos
documentdb
batch
event_grid
eventgrid
aeg_sas_key
x_functions_key
azure_function
function_key
functionkey
function_host_key
azure_search
azuresearch
search_admin_key
search_api_key
sharedaccesskey
shared_access
servicebus
service_bus
eventhub
event_hub
azconfig
accesskey
signalr
webpubsub
notificationhub
iothub
ocp_apim
apim_
cognitive
azure_speech
speech_key
translator
spatial_anchor
subscription_key
azure_maps
azuremaps
alibaba
aliyun
alicloud
access_key_secret
accesskeysecret
tencent
qcloud
huawei
yandex
yc_
aws_secret
ibm
watson
bluemix
bx_api
ibm_cos
cos_hmac
cos_secret
softlayer
sl_api
slapi
spaces
digitalocean
cloudflare
cf_api
cf_token
x_auth_key
fastly
bunny
heroku
vercel
netlify
render_api
render_key
render_token
railway
scaleway
scw_secret
linode
vultr
hetzner
hcloud
ovh
ovhcloud
exoscale
civo
equinix
packet_api
infomaniak
zerotier
zt_token
ngrok
sso_key
godaddy
meraki
b2_
backblaze
application_key
applicationkey
infura
alchemy_api
alchemyapi
alchemy_key
alchemy_com
alchemyapi_io
moralis
github_token
githubtoken
gh_token
github_pat
github_access
github_api
github_key
github_secret
github_client_secret
githubclientsecret
gitlab_session
bitbucket
atlassian
sharedsecret
shared_secret
jira
confluence
bamboo
wiki
gitea
forgejo
codeberg
azure_devops
azuredevops
ado_pat
azdo
vsts
personal_access_token
personalaccesstoken
vsce_pat
sourcegraph
src_access_token
circleci
circle_token
circle_ci
buildkite
travis
drone_token
drone_rpc
droneci
drone_ci
drone_secret
bitrise
semaphore_api
semaphore_token
semaphoreci
jenkins
nx_cloud
nxcloud
codecov
coveralls
codacy
codeclimate
code_climate
cc_test_reporter
sonar
snyk
browserstack
sauce_access
saucelabs
sauce_key
sauce_labs
cypress
launchdarkly
ld_sdk
ld_api
ldclient
sdk_key
configcat
flagsmith
unleash
optimizely
lokalise
crowdin
appcenter
app_center
_authtoken
npm_token
npm_auth
fury_io
gemfury
fury_token
fury_auth
gemstash
nuget
hex_api_key
hex_organization
hexpm
hex_pm
hex_organization_auth
artifactory
jfrog
x_jfrog_art_api
bintray
xray
packagecloud
contribsys
bootstrap_token
bootstraptoken
kubeadm
discord
bot
client
login
discord_client_secret
discord_secret
discordclientsecret
discord_oauth
discord_api
discord_token
discordtoken
telegram
telegr
tg_
tgram
telegram_api_hash
tg_api_hash
mattermost
mm_token
lark
feishu
wechat
weixin
wx_secret
wx_app
line_channel
line_access
line_token
line_bot
channel_access_token
channelaccesstoken
linemsg
line_msg
line_messaging
linenotify
line_notify
gitter
webex
zoom_client
zoom_secret
zoom_api
zoomclient
zoomapi
zoom_auth
ringcentral
ring_central
facebook
fb_
meta_
graph
whatsapp
access_token
fb_app
fb_secret
meta_app_secret
fbapi
twitter
x_bearer
bearer
x_access
x_api_key
x_api_secret
x_access_token_secret
consumer_secret
consumersecret
linkedin
linked_in
ayrshare
twilio
mandrill
mailgun
mg_api
mg_key
mailjet
mj_apikey
mj_api
postmark
mailerlite
mailmodo
mailsac
sparkpost
spark_post
elasticemail
elastic_email
pepipost
netcore
moosend
convertkit
omnisend
klaviyo
customerio
customer_io
cio_api
cio_site
loops_api
loops_key
loopsapi
nylas
instantly
courier
novu
onesignal
one_signal
pusher_secret
pusher_app_secret
pushersecret
pushbullet
ably
getstream
stream_secret
stream_api
sendbird
vonage
nexmo
plivo
messagebird
message_bird
telnyx
clicksend
clockwork
textanywhere
textmagic
sinch
signalwire
8x8
smooch
agora_app_certificate
agora_certificate
agora_secret
agora_customer_secret
square
braintree_private
braintree_secret
braintreeprivate
paypal
paypal_secret
paypal_client_secret
paypalsecret
paypalclientsecret
adyen
razorpay
rzp_secret
gocardless
mollie
cielo
paymongo
dwolla
plaid
finicity
currencycloud
coinbase
cdp_api
cdp_wallet
cdpapi
privatekey
binance
kraken
kucoin
bitfinex
bitmex
bittrex
poloniex
luno_api
luno_secret
luno_key
polymarket
poly_api
poly_private
poly_secret
poly_builder
private_key
wallet_key
deployer_key
eth_key
evm_key
signer_key
etherscan
bscscan
polygonscan
arbiscan
basescan
snowtrace
ftmscan
ethplorer
coinapi
coinmarketcap
cmc_api
cmc_pro
cmc_key
cryptocompare
coinlayer
glassnode
tatum
nftport
purestake
oanda
alpaca
apca_api
alphavantage
alpha_vantage
finnhub
polygon_api
polygon_io
polygonio
polygon_key
tiingo
twelvedata
twelve_data
intrinio
tradier
financialmodelingprep
fmp_api
fmp_key
nasdaq
quandl
marketstack
currencylayer
fixer_io
fixerio
fixer_api
fixer_key
fixer_access
exchangerate
exchange_rate
youneedabudget
ynab
taxjar
freshbooks
chartmogul
baremetrics
signifyd
gumroad
etsy
squarespace
snipcart
uber_server
uber_client_secret
uber_secret
uber_token
server_token
amadeus
mongodb_atlas
atlas_private
mongodbatlas
mcli_private
couchbase
capella
snowflake
sf_token
influx
upstash
aiven
confluent
ccloud
kafka
cloudant
clou_
algolia_admin
algolia_write
algolia_secret
algoliaadmin
segment
sgmt
mixpanel_secret
mixpanel_api_secret
mixpanel_service
mp_service_account
amplitude_secret
amplitudesecret
looker
keen_io
keenio
keen_read
keen_write
keen_master
keen_api
pendo
pirsch
wistia
fullstory
fs_api
authorization
stitchdata
qubole
peopledatalabs
pdl_api
clearbit
clay_api
clay_key
clay_token
clayapi
fullcontact
hunter_io
hunterio
hunter_api
hunter_key
hunter_token
rocketreach
apollo
data_gov
datagov
nasa
carto
vectara
sentry
dsn
raven
datadog
dd_api
ddapi
dd_app
ddapp
newrelic
new_relic
honeycomb
betterstack
better_stack
logtail
betteruptime
sumologic
sumo_logic
sumo_access
sumo_key
splunk
hec_token
signalfx
sfx_
elastic_api
elasticapi
elasticsearch_api
elasticsearchapi
ec_api_key
es_api_key
elastic_cloud
rollbar_access
rollbar_server
rollbar_post_server
rollbar_token
bugsnag
airbrake
pagerduty
pd_token
pd_api
pd_key
pd_routing
opsgenie
statuspage
statuscake
pingdom
uptimerobot
uptime_robot
checkly
thousandeyes
blazemeter
runscope
lacework
geckoboard
klipfolio
wakatime
waka_time
bitwarden
bws_access_token
bws_
apikeyclientsecret
bw_clientsecret
vault
hashicorp
unseal
secret_id
secretid
consul
nomad_token
hcp_client_secret
nkey
nats
seed
presharedkey
preshared_key
wireguard
wg_
fernet
app_key
appkey
master_key
rails_master
secret_key_base
secretkeybase
okta
ssws
auth0
auth0_client_secret
auth0_secret
onelogin
one_login
jumpcloud
duo_secret
duo_skey
duo_api
duosecurity
skey
clerk
keycloak
jamf
jss_token
jss_password
pingone
pingidentity
ping_identity
yahoo
loginradius
rownd
hcaptcha
h_captcha
recaptcha_secret
recaptcha_private
recaptchasecret
captcha_secret
turnstile_secret
turnstilesecret
cf_turnstile
virustotal
vt_api
vt_key
vtapi
shodan
censys
abuseipdb
alienvault
otx_api
otx_key
urlscan
securitytrails
ipquality
ipqs
detectify
nessus
tenable
deepsecurity
deep_security
api_secret_key
trendmicro
wiz_client
wizclient
wiz_secret
sslmate
maxmind
geoip_license
geolite
truenas
true_nas
tn_api
tn_key
params
intra42
intra_42
forty_two_client
notion
linear
airtable
asana
trello
shortcut_api
shortcut_token
clubhouse
todoist
toggl
clockify
everhour
meistertask
mindmeister
pivotal
smartsheet
jotform
docusign
ds_secret
hellosign
dropbox_sign
pandadoc
signaturit
yousign
dropbox
box_token
box_access
box_developer
box_client_secret
boxdevelopertoken
box_api
figma
miro_client
miro_secret
miroclient
adobe_client_secret
adobe_secret
adobe_api_secret
eraser_api
eraser_token
eraser_key
autodesk
forge_client_secret
aps_client_secret
hubspot
hapikey
refresh_token
refreshtoken
salesforce
sfdc
salesforce_client_secret
sf_client_secret
sfdc_client_secret
salesforce_consumer_secret
sfdc_consumer_secret
zendesk
zd_api
zd_token
freshdesk
freshworks
freshservice
intercom
helpscout
help_scout
pipedrive
x_api_token
copper_api
copper_token
copper_key
zoho
zapikey
pipedream
anypoint
mulesoft
delighted
eventbrite
iterable_api
iterable_key
iterableapi
contentful
contentstack
sanity
storyblok
bannerbear
ghost
admin_api
buttercms
butter_cms
webflow
disqus
wpengine
wpe_api
beamer
bitly
rebrandly
iconfinder
imagekit
cloudinary
uploadcare_secret
uploadcare_private
uploadcaresecret
mux_token
mux_secret
mux_access
muxtoken
pastebin
hereapi
here_api
here_key
heremaps
here_maps
tomtom
mapquest
geoapify
geocodio
opencage
positionstack
graphhopper
smartystreets
smarty_auth
smarty_api
walkscore
foursquare
yelp
ipstack
ipgeolocation
ipapi
ipinfodb
vpnapi
openweather
pyowm
owm_
appid
weatherapi
weather_api
weatherstack
weatherbit
tomorrow_io
tomorrowio
tomorrow_api
climacell
visualcrossing
visual_crossing
accuweather
worldweather
stormglass
ambee
airvisual
iqair
openuv
carboninterface
aviationstack
flightstats
travelpayouts
newsapi
news_api
mediastack
currentsapi
currents_api
newscatcher
guardian
nytimes
new_york_times
newyorktimes
nyt_api
unsplash
pixabay
flickr
shutterstock
deviantart
deviant_art
imagga
cloudsight
apiflash
pdflayer
pdfshift
html2pdf
screenshotlayer
screenshotapi
cloudmersive
numverify
mailboxlayer
vatlayer
userstack
languagelayer
abstractapi
abstract_api
veriphone
zerobounce
clearout
calendarific
holidayapi
holiday_api
spoonacular
edamam
nutritionix
calorieninja
api_ninjas
apininjas
owlbot
lastfm
last_fm
spotify_client_secret
spotipy_client_secret
spotify_secret
spotify_token
spotify_access
audd_
twitch
youtube_client_secret
youtube_secret
strava
rawg
pandascore
theoddsapi
the_odds_api
odds_api
ticketmaster
adafruit
blynk
thingsboard
provisiondevice
particle_
pinata
surge_token
forest_auth_secret
forest_env_secret
fileio
file_io
dfuse
streamingfast"""
IN_WORDS = """\
$aact_	276
+ABa	105
+ACR	114
+AEh	109
+AMC	106
+ARm	110
+ASb	108
+ASt	103
-us1	249
-us2	249
-us3	249
-us4	249
-us5	249
-us6	249
-us7	249
-us8	249
-us9	249
.acc-	353
.acc_	353
.atlasv1.	186
.azurewebsites.net/api/	116
.local-pw.	349
.local.	349
.logic.azure.com	119
.make.com/	258
.office.com/webhook	235
.secret-pw.	349
.secret.	349
.v1.	364
/hooks/	237
/open-apis/bot/v2/hook/	238
00D	378
0Q~	102
0YjFk	14
0Z3BfdjFf	14
0Z3Bha1	14
0Z3BhdF	14
0ZXN0X	14
0ZnBf	14
0a24udjFf	14
0a2NhcGlf	14
0ay11cy	14
0ay5leU	14
0bWMx	14
0c2VjX	14
0c2tleS	14
0c3Nf	14
0cHVmX	14
0cl9kZXZf	14
0cl9wYXRf	14
0cl9wcm9kX	14
0cl9zdGdf	14
0dmx5L	14
0tLS0tQkVHSU	14
1000.	382
15c3Fs	14
1JTklNQVgt	14
1PRK-	341
1Q~	102
1Y2F0X	14
1bmtleV	14
1ha2VyLmlmdHR0LmNvbS90cmlnZ2VyL	14
1hcmlhZG	14
1kYl9zYV9za1	14
1lcmN1cnlfc2FuZGJveF	14
1lcmN1cnlfcHJvZHVjdGlvbl	14
1lcmdpZnlfYXBwbGljYXRpb25fa2V5X	14
1pZC1zZXJ2ZXIt	14
1pbnRf	14
1sc24u	14
1vbmdvZG	14
1zc3Fs	14
2MS4wL	14
2Q~	102
2Y2Ff	14
2Y2lf	14
2Y2tf	14
2Y3Bf	14
2Y3Jf	14
2azEuYS	14
2dHduX	14
3Q~	102
3YW5kYl92MV	14
3YWthX	14
3aHNlY1	14
3cmth	14
4Q~	102
4YWF0L	14
4YWkt	14
4YXB0L	14
4YXBwL	14
4YXVf	14
4a2V5c2liL	14
4b1d	310
4b3hhL	14
4b3hiL	14
4b3hjL	14
4b3hkL	14
4b3hlL	14
4b3hlLnhve	14
4b3hvL	14
4b3hwL	14
4b3hyL	14
4b3hzL	14
4bmRfZGV2ZWxvcG1lbnRf	14
4bmRfcHJvZHVjdGlvbl	14
4c210cHNpYi	14
52YXBpL	14
5Q~	102
5SQUst	14
5SSUkt	14
5SSVEt	14
5YTI5L	14
5ZGMtc2st	14
5d1pXNUJT	14
5hY2Mt	14
5hY2Nf	14
5hcGlf	14
5hdGxhc3YxL	14
5henVyZXdlYnNpdGVzLm5ldC9hcGkv	14
5sb2NhbC	14
5sb2NhbC1wdy	14
5sb2dpYy5henVyZS5jb2	14
5tYWtlLmNvbS	14
5vZmZpY2UuY29tL3dlYmhvb2	14
5zZWNyZXQtcHcu	14
5zZWNyZXQu	14
6QVBBOTFi	14
6Q~	102
6X2F1dGg9	14
6cGthX	14
7Q~	102
8Q~	102
8ZXlK	14
92c3hhdF	14
92c3hwX	14
9Q~	102
9hcGkuZGluZ3RhbGsuY29tL3JvYm90L3Nlbm	14
9ob29rcy	14
9vcGVuLWFwaXMvYm90L3YyL2hvb2sv	14
9wZW5BS	16,17,18
9wc19leU	14
9yeV93YWtf	14
9yeV9hY1	14
9yeV9hcGlrZXlf	14
9yeV9hdF	14
9yeV9wYXRf	14
9yeV9ydF	14
9yeV9zdF	14
9zX3YyX29yZ1	14
9zX3YyX2FwcF	14
:AA	234
:APA91b	101
:_auth=	206
:fx	92
==:	316
A3-	340
A3T	93
AAAAAAAAAAAAAAAAAAAA	244
ABIA	93
ABSK	95
ACCA	93
ACDb	104
AGE-SECRET-KEY-1	347
AGE-SECRET-KEY-PQ-1	348
AIK_CI_	180
AIK_SECRET_	180
AIoT	111
AIza	27
AKCp	219
AKIA	93
AKID	123
AKLT	124
API-	176
APIM	107
API_KEY	402
APP_USR-	272
AQ.Ab8R	28
AQAAANCMnd8BFdERjHo	141
AQVN	125
ASIA	93
ATATT3	167
ATBB	164
ATCTT3xFfGN0	165
ATTA	365
AVNS_	312
AZDO	168
AZEG	112
AstraCS:	309
AuZXlKMU	14
AzCa	113
AzFu	115
AzSe	117
B5cGktQWdFSWNIbHdhUzV2Y21j	14
B5cGktQWdFTmRHVnpkQzV3ZVhCcExtOXlad	14
BBDC-	166
BBFF-	397
BBUS-	397
BNQUst	14
BNQVQt	14
BQ0NB	14
BQ0Ri	14
BQUFBQUFBQUFBQUFBQUFBQUFBQ	14
BQklB	14
BQlNL	14
BR0UtU0VDUkVULUtFWS0x	14
BR0UtU0VDUkVULUtFWS1QUS0x	14
BS0Nw	14
BS0lB	14
BS0lE	14
BS0xU	14
BSA	74
BST0RVQ1RJT05f	14
BSUtfQ0lf	14
BSUtfU0VDUkVUX	14
BSW9U	14
BSXph	14
BU0lB	14
BUEkt	14
BUElN	14
BUElfS0VZ	14
BUFBfVVNSL	14
BUS5BYjhS	14
BUUFBQU5DTW5kOEJGZEVSakhv	14
BUVZO	14
BVEFUVD	14
BVEJC	14
BVENUVDN4RmZHTj	14
BVFRB	14
BVk5TX	14
BWkRP	14
BWkVH	14
Bc3RyYUNTO	14
BekNh	14
BekZ1	14
BelNl	14
BhY2thZ2lzdF91dXRf	14
BhY2thZ2lzdF9hY3Nf	14
BhY2thZ2lzdF9jdXRf	14
BhY2thZ2lzdF9vcnRf	14
BhY2thZ2lzdF9vdXRf	14
BhdC1hc	14
BhdC1ld	14
BhdC1uY	14
BjR1Z1UV	14
Bjc2tf	14
BkbF9saXZlX2FwaWtleV	14
BkbF9zZGJ4X2FwaWtleV	14
Blcm1pdF9rZXlf	14
BlcnNvbmFfc2FuZGJveF	14
BlcnNvbmFfcHJvZHVjdGlvbl	14
BpbmFf	14
BpbnJf	14
BvbGFyX29hdF	14
BvbGFyX2F0X	14
BvbGFyX3BhdF	14
BvbGFyX3J0X	14
Bvc3RncmVz	14
BwbHgt	14
BzY2FsZV90a25f	14
BzY2FsZV9vYXV0aF	14
BzY2FsZV9wd1	14
CAIS	122
CCDB1_	306
CCIPAT_	171
CCIPRJ_	172
CFPAT-	384
CG-	284
CLOJARS_	212
CQkRDL	14
CQkZGL	14
CQlVTL	14
DQ0RCMV	14
DQ0lQQVRf	14
DQ0lQUkpf	14
DQUlT	14
DRlBBVC	14
DTE9KQVJTX	14
EAA	241
EAAA	263
EAACEdEose0cBA	242
ES_	356
EXO	140
EZAK	292
EZTK	292
EwMDAu	14
F5YXBpLndlaXhpbi5xcS5jb20vY2dpLWJpbi93ZWJob29rL	14
FBQUFBQUFBQUFBQUFBQUFBQUFB	14
FHRS1TRUNSRVQtS0VZLT	14
FHRS1TRUNSRVQtS0VZLVBRLT	14
FJS19DSV	14
FJS19TRUNSRVRf	14
FLWSECK-	268
FLWSECK_TEST	269
FLWSECK_TEST-	268
FQSV9LRV	14
FQUF9VU1It	14
FQUFB	14
FQUFDRWRFb3NlMGNCQ	14
FQUkst	14
FQoGZXIvYXdz	94
FRLkFiOF	14
FRQUFBTkNNbmQ4QkZkRVJqSG	14
FUQ1RUM3hGZkdOM	14
FUQVRUM	14
FWTlNf	14
FWkFL	14
FWlRL	14
FjY2Vzc190b2tlbiRwcm9kdWN0aW9uJ	14
FjY2Vzc190b2tlbiRzYW5kYm94J	14
FjY2Vzcy1kZXZlbG9wbWVudC	14
FjY2Vzcy1wcm9kdWN0aW9uL	14
FjY2Vzcy1zYW5kYm94L	14
FlyV1	135
FpNzEtYXBpL	14
Fqa2V5X	14
FrYWIt	14
Ftem4ubXdzL	14
FwaV9saXZl	14
FwaV9vcmdf	14
FwaV9zYW5kYm94	14
FwaWZ5X2FwaV	14
FwaWtleV	14
FwoGZXIvYXdz	94
FzdHJhQ1M6	14
GOCSPX-	99
GR1348941	163
GTFdTRUNLL	14
GTFdTRUNLX1RFU1	14
GTFdTRUNLX1RFU1Qt	14
GUW9HWlhJdllYZH	14
GbHlWM	14
Gd29HWlhJdllYZH	14
HRKU-	131
HT0NTUFgt	14
HUjEzNDg5ND	14
IGQVJ	243
IQoJb3JpZ2lu	94
IUktVL	14
IxMGNrNS	14
J1YnlnZW1zX	14
J6cF90ZXN0X	14
J6cF9saXZlX	14
JCREMt	14
JCRkYt	14
JCVVMt	14
JGFhY3Rf	14
JHQVBJL	14
JQQJ99	29
JQQJ9D	29
JQQJ9H	29
JR1FWS	14
JUW9KYjNKcFoybH	14
JhbXBfYnVzaW5lc3NfdG9rX	14
JhbXBfc2VjX	14
JiX2xpdmVf	14
JiX3Rlc3Rf	14
JjZS12My9BTFRBSy	14
JkbWVf	14
JlZGlz	14
JlZGlzc	14
JlZHJvY2stYXBpLWtleS1ZbVZrY205amF5NWhiV0Y2YjI1aGQzTXVZMjl0	14
JoLWFwaS	14
JrX2xpdmVf	14
JrX3Byb2Rf	14
JrX3Rlc3Rf	14
JrY3Rf	14
JrYWFf	14
JrYWpf	14
JrYXJf	14
JrcGF0X	14
JrcHNf	14
JrcHRf	14
JrdWFf	14
Jvb3RseV	14
K0FCY	14
K0FDU	14
K0FFa	14
K0FNQ	14
K0FSb	14
K0FTY	14
K0FTd	14
KUVFKOT	14
KUVFKOU	14
L29wZW4tYXBpcy9ib3QvdjIvaG9vay	14
L2hvb2tzL	14
LKIA	191
LS0tLS1CRUdJT	14
LSIA	191
LTAI	120
LXVzM	14
LXVzN	14
LXVzO	14
Lm1ha2UuY29tL	14
Lm9mZmljZS5jb20vd2ViaG9va	14
LmF0bGFzdjEu	14
LmF6dXJld2Vic2l0ZXMubmV0L2FwaS	14
LmFjY1	14
LmFjYy	14
LmxvY2FsL	14
LmxvY2FsLXB3L	14
LmxvZ2ljLmF6dXJlLmNvb	14
LnNlY3JldC	14
LnNlY3JldC1wdy	14
LnYxL	14
M1F+	14
MDBE	14
MFF+	14
MINIMAX-	46
MS0lB	14
MTA	232
MTAwMC	14
MTE	232
MTI	232
MTM	232
MTQ	232
MTU	232
MTY	232
MTc	232
MTg	232
MTk	232
MU0lB	14
MVBSSy	14
MVEFJ	14
MVF+	14
Mid-server-	275
MlF+	14
MtczR0MmFmL	14
MtczR0MnVkL	14
N1F+	14
N2PTIw	14
NDREIxX	14
NDSVBBVF	14
NDSVBSSl	14
NF-	336
NFF+	14
NGIxZ	14
NGUEFUL	14
NMT0pBUlNf	14
NRAK-	324
NRAL	327
NRII-	325
NRIQ-	326
NSU5JTUFYL	14
NUQUdFX	14
NVF+	14
NXTUtFWS0xL	14
NXTVRLTi0xL	14
NaWQtc2VydmVyL	14
NhbGFkX2Nsb3VkX3VzZXJf	14
NhbXNhcmFfYXBpX	14
NiX3NlY3JldF	14
NlF+	14
NlY3JldC	14
NlY3JldC10ZXN0L	14
NlY3JldC1saXZlL	14
NlY3JldF90ZXN0X	14
NlY3JldF9saXZlX	14
NlYW1f	14
NlYy1jL	14
NmYXRf	14
NmdXRf	14
NmeGtf	14
NoYTI1Nn	14
NoYXQuZ29vZ2xlYXBpcy5jb20vdjEvc3BhY2VzL	14
NoaXBwb190ZXN0X	14
NoaXBwb19saXZlX	14
NocGF0X	14
NocGNhX	14
NocHBhX	14
NocHNzX	14
NocHRrYV	14
NpZ25rZXkt	14
NrLU5vbmUt	14
NrLW9yLX	14
NrLWFudC1hZG1pb	14
NrLWFudC1hcG	14
NrLWFudC1vYX	14
NrLWFudC1vcn	14
NrLWFudC1zaW	14
NrLWFwaS	14
NrLWdhbW1hL	14
NrLWhjLXYxL	14
NrLWhlbGljb25lL	14
NrLWxldC	14
NrLWxmL	14
NrLXB5eC	14
NrLXByb2ot	14
NrLXN2Y2FjY3Qt	14
NrLmV5S	14
NrX2Nhcl	14
NrX2Rldl	14
NrX2xpdmVf	14
NrX2xpdmVfYTJWNV	14
NrX3Byb2R1Y3Rpb25f	14
NrX3Byb2Rf	14
NrX3N0YWdpbmdf	14
NrX3Rlc3Rf	14
NrX3Rlc3RfYTJWNV	14
NrYXBpX2NlcnRf	14
NrYXBpX3Byb2Rf	14
NsaWNraG91c2	14
NtVm1k	14
NtX2FhdF	14
NtX3BhdF	14
NtX3NhdF	14
NudHJ5YV	14
NudHJ5aV	14
NudHJ5c1	14
NudHJ5dV	14
NudmNh	14
NvbmZpZ2NhdC1zZGstMS	14
Nvc21vX	14
NxMGF0cC	14
NxMGNzcC	14
OFF+	14
OUkFLL	14
OUkFM	14
OUklJL	14
OUklRL	14
OVF+	14
OXdaVzVCU	14
OkFB	14
OkFQQTkxY	14
Ol9hdXRoP	14
OmZ4	14
PMAK-	193
PMAT-	194
PRD-	290,291
PRODUCTION_	277
PT06	14
PcGVuQU	16,17,18
Q0FJU	14
Q0NEQjFf	14
Q0NJUEFUX	14
Q0NJUFJKX	14
Q0ZQQVQt	14
Q0ct	14
Q0xPSkFSU1	14
QTMt	14
QTNU	14
QTUFLL	14
QTUFUL	14
QUFBQUFBQUFBQUFBQUFBQUFBQU	14
QUJJQ	14
QUJTS	14
QUNDQ	14
QUNEY	14
QUdFLVNFQ1JFVC1LRVktM	14
QUdFLVNFQ1JFVC1LRVktUFEtM	14
QUk9EVUNUSU9OX	14
QUkQt	14
QUl6Y	14
QUlLX0NJX	14
QUlLX1NFQ1JFVF	14
QUlvV	14
QUtDc	14
QUtJQ	14
QUtJR	14
QUtMV	14
QVBJL	14
QVBJT	14
QVBJX0tFW	14
QVBQX1VTUi	14
QVEuQWI4U	14
QVFBQUFOQ01uZDhCRmRFUmpIb	14
QVFWT	14
QVNJQ	14
QVRBVFQz	14
QVRCQ	14
QVRDVFQzeEZmR04w	14
QVRUQ	14
QVZOU1	14
QVpET	14
QVpFR	14
QXN0cmFDUz	14
QXpDY	14
QXpGd	14
QXpTZ	14
QY0dWdVFV	14
QkJEQy	14
QkJGRi	14
QkJVUy	14
QlNB	14
QzQmxia0ZK	14
R09DU1BYL	14
R1IxMzQ4OTQx	14
R1ZmZlbF90ZXN0X	14
R1ZmZlbF9saXZlX	14
R2Y19zZXJ2ZXJf	14
R2bHkt	14
RFU1Qt	14
RGAPI-	394
RHOXJP	14
RUFB	14
RUFBQ	14
RUFBQ0VkRW9zZTBjQk	14
RVNf	14
RVhP	14
RVpBS	14
RVpUS	14
RhYWN0X	14
RidGNf	14
RidHVf	14
Rja3Jfb2F0X	14
Rja3JfcGF0X	14
RkxXU0VDS19URVNU	14
RkxXU0VDS19URVNUL	14
RkxXU0VDSy	14
RlFvR1pYSXZZWGR6	14
Rlc3Rf	14
Rmx5Vj	14
RncF92MV	14
RncGF0X	14
RncGFrX	14
RndvR1pYSXZZWGR6	14
Rpc2NvcmQuY29tL2FwaS	14
Rpc2NvcmRhcHAuY29tL2FwaS	14
RrLXVzL	14
RrLmV5S	14
RrY2FwaV	14
Rrbi52MV	14
Rua2V5L	14
Rvb192MV	14
Rvc192MV	14
RvcF92MV	14
Rvcl92MV	14
RwLmF1ZGl0L	14
RwLmN0L	14
RwLnB0L	14
RwLnN0L	14
RwLnNhL	14
RwLnNjaW0u	14
RwdWZf	14
RyX2Rldl	14
RyX3BhdF	14
RyX3Byb2Rf	14
RyX3N0Z1	14
RyeXJ1bnNlY1	14
RzZWNf	14
Rza2V5L	14
SBX-	290,291
SFJLVS	14
SG.	248
SR0FQSS	14
STAGE_	277
STS.	121
SUdRVk	14
SVFvSmIzSnBaMmx1	14
SWMKEY-1-	218
SWMTKN-1-	217
SlFRSjk5	14
SlFRSjlE	14
SlFRSjlI	14
T3BlbkFJ	15,16,17,18
TEST-	273
TEtJQ	14
TFNJQ	14
TFRBS	14
TQlgt	14
TUlOSU1BWC	14
TV01LRVktMS	14
TV01US04tMS	14
TVEFHRV	14
TVFMu	14
TVRB	14
TVRF	14
TVRJ	14
TVRN	14
TVRR	14
TVRV	14
TVRZ	14
TVRj	14
TVRn	14
TVRr	14
TWlkLXNlcnZlci	14
TkYt	14
TlJBSy	14
TlJBT	14
TlJJSS	14
TlJJUS	14
U0JYL	14
U0cu	14
U1RBR0Vf	14
U1RTL	14
U1dNS0VZLTEt	14
U1dNVEtOLTEt	14
UE1BSy	14
UE1BVC	14
UFJEL	14
UFJPRFVDVElPTl	14
UGNHVnVRV	14
UM0JsYmtGS	14
URVNUL	14
UkdBUEkt	14
V1BMX0FQMS	14
V5SjBlWEFpT2lBaVZFTldNaUo5L	14
V5SjJNaUk2S	14
V5SmhiR2NpT2	14
V5SnBjM01pT2lKMWMyVnlJaXdpYW5ScElqb2lZWFF0	14
V5SnJJam9p	14
V5SnRhWEp2	14
VBQUNFZEVvc2UwY0JB	14
VDNCbGJrRk	14
VEVTVC	14
VF.DM.	81
VjYXRf	14
VkYuRE0u	14
VuZHIr	14
Vua2V5X	14
VzZWNyZXRf	14
Vzc3Vf	14
WPL_AP1.	245
WRi5ETS	14
X21ta	14
XUExfQVAxL	14
Y21WbW	14
Y252Y2	14
Y29nX	14
Y29uZmlnY2F0LXNkay0xL	14
Y29zbW9f	14
Y2FsX	14
Y2Z1dF	14
Y2Z4a1	14
Y2ZhdF	14
Y2ZrX	14
Y2Zsd	14
Y2hhdC5nb29nbGVhcGlzLmNvbS92MS9zcGFjZXMv	14
Y2lv	14
Y2st	14
Y2tf	14
Y2tfc3RhZ2luZ1	14
Y2tfcHJvZHVjdGlvbl	14
Y2xpY2tob3VzZ	14
Y3It	14
Y3Nf	14
Y3NhX	14
Y3NrL	14
YW16bi5td3Mu	14
YW1xc	14
YWNjZXNzLWRldmVsb3BtZW50L	14
YWNjZXNzLXByb2R1Y3Rpb24t	14
YWNjZXNzLXNhbmRib3gt	14
YWNjZXNzX3Rva2VuJHByb2R1Y3Rpb24k	14
YWNjZXNzX3Rva2VuJHNhbmRib3gk	14
YWk3MS1hcGkt	14
YWlvX	14
YWprZXlf	14
YWtf	14
YWthYi	14
YWtzX	14
YWwt	14
YXBpX	14
YXBpX29yZ1	14
YXBpX2xpdm	14
YXBpX3NhbmRib3	14
YXBpZnlfYXBpX	14
YXBpa2V5X	14
YXBrX	14
YjEwY2s1L	14
YmJfbGl2ZV	14
YmJfdGVzdF	14
YmNlLXYzL0FMVEFLL	14
YmVkcm9jay1hcGkta2V5LVltVmtjbTlqYXk1aGJXRjZiMjVoZDNNdVkyOX	14
Ymt1YV	14
YmthYV	14
Ymthal	14
Ymthcl	14
YmtjdF	14
YmtwYXRf	14
Ymtwc1	14
YmtwdF	14
YnBrL	14
YnVf	14
YxLjAt	14
Z0d25f	14
Z2NudGZ5L	14
Z2h1X	14
Z2hvX	14
Z2hwX	14
Z2hyX	14
Z2hzX	14
Z2l0aHViX3BhdF	14
Z2x3dC	14
Z2xhZ2VudC	14
Z2xjX	14
Z2xjYnQt	14
Z2xkdC	14
Z2xmZmN0L	14
Z2xmdC	14
Z2xpbXQt	14
Z2xvYXMt	14
Z2xwYXQt	14
Z2xwdHQt	14
Z2xydC	14
Z2xydHIt	14
Z2xzYV	14
Z2xzb2F0L	14
Z3NfYXBwc3dlZXBf	14
Z3NrX	14
Z3b0daWEl2WVhke	14
ZEc5ck	14
ZG5rZXkt	14
ZG9vX3YxX	14
ZG9wX3YxX	14
ZG9yX3YxX	14
ZG9zX3YxX	14
ZG9zZ	14
ZGEyL	14
ZGFwa	14
ZGIt	14
ZGJ0Y1	14
ZGJ0dV	14
ZGLkRNL	14
ZGNrcl9vYXRf	14
ZGNrcl9wYXRf	14
ZGRvX	14
ZGRwX	14
ZGlzY29yZC5jb20vYXBpL	14
ZGlzY29yZGFwcC5jb20vYXBpL	14
ZHAuY3Qu	14
ZHAuYXVkaXQu	14
ZHAuc2Eu	14
ZHAuc2NpbS	14
ZHAuc3Qu	14
ZHAucHQu	14
ZHJ5cnVuc2VjX	14
ZHQw	14
ZHRuX	14
ZHViX	14
ZHVmZmVsX2xpdmVf	14
ZHVmZmVsX3Rlc3Rf	14
ZHZjX3NlcnZlcl	14
ZMV1NFQ0st	14
ZMV1NFQ0tfVEVTV	14
ZMV1NFQ0tfVEVTVC	14
ZRb0daWEl2WVhke	14
ZTJiX	14
ZW5kci	14
ZXNlY3JldF	14
ZXNzdV	14
ZXlKMGVYQWlPaUFpVkVOV01pSjku	14
ZXlKMk1pSTZJ	14
ZXlKaGJHY2lPa	14
ZXlKcGMzTWlPaUoxYzJWeUlpd2lhblJwSWpvaVlYUX	14
ZXlKcklqb2	14
ZXlKdGFYSn	14
Zm0xX	14
Zm0xYV	14
Zm0xcl	14
Zm0yX	14
Zm0yYV	14
Zm0ycl	14
ZmMt	14
ZmlnZF	14
ZmlnZGhf	14
Zmlnb1	14
Zmlnb2hf	14
Zmlncl	14
Zmlncmhf	14
ZmlndV	14
ZmlndWhf	14
ZmlvLXUt	14
ZmxiX2xpdmVf	14
ZmxiX3Rlc3Rf	14
ZmxwX	14
ZnBrX	14
Zndf	14
ZpZ29f	14
ZpZ29oX	14
ZpZ2Rf	14
ZpZ2RoX	14
ZpZ3Jf	14
ZpZ3JoX	14
ZpZ3Vf	14
ZpZ3VoX	14
Zpby11L	14
ZrMS5hL	14
ZsYl90ZXN0X	14
ZsYl9saXZlX	14
ZseVYx	14
ZtMWFf	14
ZtMXJf	14
ZtMmFf	14
ZtMnJf	14
_mmk	358
a2V5L	14
a2V5X	14
aG9va3Muc2xhY2suY29tL	14
aG9va3MuemFwaWVyLmNvbS9ob29rcy9jYXRjaC	14
aG9wX3BhdF	14
aGF3ay	14
aGZf	14
aHR0cHM6Ly	14
aHZiL	14
aHZyL	14
aHZzL	14
aHh0cF	14
aHh0d1	14
aW9uX	14
aWNvL	14
aWtf	14
aXNhdF	14
access-development-	282
access-production-	282
access-sandbox-	282
access_token$production$	265
access_token$sandbox$	265
ai71-api-	51
aio_	396
ajkey_	89
ak_	379
akab-	130
aks_	314
al-	42
amluYV	14
amzn.mws.	98
api_	381
api_live	355
api_org_	26
api_sandbox	355
apify_api_	73
apikey_	279
apk_	84
b10ck5.	319
b2FwaS5kaW5ndGFsay5jb20vcm9ib3Qvc2VuZ	14
b2R0X	14
b3BzX2V5S	14
b3J5X2F0X	14
b3J5X2FjX	14
b3J5X2FwaWtleV	14
b3J5X3BhdF	14
b3J5X3J0X	14
b3J5X3N0X	14
b3J5X3dha1	14
b3JnX	14
b3NfdjJfYXBwX	14
b3NfdjJfb3JnX	14
b3ZzeGF0X	14
b3ZzeHBf	14
b3ky	14
bGl2ZV	14
bGluX2FwaV	14
bGlwX	14
bGx4L	14
bHN2Ml9wdF	14
bHN2Ml9za1	14
bHNfX	14
bW9uZ29kY	14
bWFrZXIuaWZ0dHQuY29tL3RyaWdnZXIv	14
bWFyaWFkY	14
bWRiX3NhX3NrX	14
bWVyY3VyeV9wcm9kdWN0aW9uX	14
bWVyY3VyeV9zYW5kYm94X	14
bWVyZ2lmeV9hcHBsaWNhdGlvbl9rZXlf	14
bWlrX	14
bWludF	14
bWlzX	14
bWxzbi	14
bXNo	14
bXNrX	14
bXNzcW	14
bXlzcW	14
bb_live_	69
bb_test_	69
bce-v3/ALTAK-	53
bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t	96
bkaa_	174
bkaj_	174
bkar_	174
bkct_	174
bkpat_	174
bkps_	174
bkpt_	174
bkua_	173
bmFwaV	14
bmZwX	14
bnBtX	14
bnJ0X	14
bnRuX	14
bnZhcGkt	14
bnlrX	14
bpk-	385
bu_	70
c21fYWF0X	14
c21fc2F0X	14
c21fcGF0X	14
c250cnl1X	14
c250cnlhX	14
c250cnlpX	14
c250cnlzX	14
c2F0L	14
c2FsYWRfY2xvdWRfdXNlcl	14
c2Ftc2FyYV9hcGlf	14
c2Jfc2VjcmV0X	14
c2JwX	14
c2N0X	14
c2VhbV	14
c2VjLWMt	14
c2VjcmV0L	14
c2VjcmV0LWxpdmUt	14
c2VjcmV0LXRlc3Qt	14
c2VjcmV0X2xpdmVf	14
c2VjcmV0X3Rlc3Rf	14
c2dwX	14
c2hhMjU2f	14
c2hpcHBvX2xpdmVf	14
c2hpcHBvX3Rlc3Rf	14
c2hwY2Ff	14
c2hwYXRf	14
c2hwc3Nf	14
c2hwcGFf	14
c2hwdGthX	14
c2lnbmtleS	14
c2st	14
c2stTm9uZS	14
c2stYW50LW9hd	14
c2stYW50LW9yd	14
c2stYW50LWFkbWlu	14
c2stYW50LWFwa	14
c2stYW50LXNpZ	14
c2stYXBpL	14
c2stZ2FtbWEt	14
c2staGMtdjEt	14
c2staGVsaWNvbmUt	14
c2stb3Itd	14
c2stbGV0L	14
c2stbGYt	14
c2stc3ZjYWNjdC	14
c2stcHJvai	14
c2stcHl4L	14
c2suZXlK	14
c2tf	14
c2tfY2FyX	14
c2tfZGV2X	14
c2tfbGl2ZV	14
c2tfbGl2ZV9hMlY1W	14
c2tfc3RhZ2luZ1	14
c2tfcHJvZF	14
c2tfcHJvZHVjdGlvbl	14
c2tfdGVzdF	14
c2tfdGVzdF9hMlY1W	14
c2thcGlfY2VydF	14
c2thcGlfcHJvZF	14
c2wu	14
c2xrX	14
c3EwY3NwL	14
c3EwYXRwL	14
c3F1X	14
c3FhX	14
c3FwX	14
c3Qu	14
c3Y9Mj	14
cC5leUoxS	14
cDhlL	14
cG51X	14
cG9sYXJfYXRf	14
cG9sYXJfb2F0X	14
cG9sYXJfcGF0X	14
cG9sYXJfcnRf	14
cG9zdGdyZX	14
cGEt	14
cGF0	14
cGF0L	14
cGF0LW5h	14
cGF0LWFw	14
cGF0LWV1	14
cGF0X	14
cGFja2FnaXN0X291dF	14
cGFja2FnaXN0X29ydF	14
cGFja2FnaXN0X2Fjc1	14
cGFja2FnaXN0X2N1dF	14
cGFja2FnaXN0X3V1dF	14
cGNza1	14
cGRsX2xpdmVfYXBpa2V5X	14
cGRsX3NkYnhfYXBpa2V5X	14
cGVybWl0X2tleV	14
cGVyc29uYV9wcm9kdWN0aW9uX	14
cGVyc29uYV9zYW5kYm94X	14
cGh4X	14
cGhhX	14
cGhyX	14
cGhzX	14
cGluYV	14
cGlucl	14
cGtf	14
cHBseC	14
cHJmX	14
cHNjYWxlX29hdXRoX	14
cHNjYWxlX3B3X	14
cHNjYWxlX3Rrbl	14
cHRrX	14
cHRyX	14
cHRzX	14
cHVsL	14
cHlwaS1BZ0VJY0hsd2FTNXZjbW	14
cHlwaS1BZ0VOZEdWemRDNXdlWEJwTG05eVp3	14
cXlhcGkud2VpeGluLnFxLmNvbS9jZ2ktYmluL3dlYmhvb2sv	14
cal_	370
cfat_	128
cfk_	128
cflt	313
cfut_	128
cfxk_	395
chat.googleapis.com/v1/spaces/	236
cio	210
cjhf	14
ck-	77
ck_	288
ck_production_	289
ck_staging_	289
cm5kX	14
cm9vdGx5X	14
cmFtcF9idXNpbmVzc190b2tf	14
cmFtcF9zZWNf	14
cmRtZV	14
cmVf	14
cmVkaX	14
cmVkaXNz	14
cmVmd	220
cmgtYXBpL	14
cmtfbGl2ZV	14
cmtfcHJvZF	14
cmtfdGVzdF	14
cnBhX	14
cnVieWdlbXNf	14
cnpwX2xpdmVf	14
cnpwX3Rlc3Rf	14
cnvca	374
cog_	85
configcat-sdk-1/	197
cosmo_	201
cr-	86
cs_	288
csa_	221
csk-	41
cy1zNHQyYWYt	14
cy1zNHQydWQt	14
d2FrYV	14
d2FuZGJfdjFf	14
d2hzZWNf	14
d3JrY	14
dDEu	14
dG1jM	14
dG9rO	380
dGVzdF	14
dGZwX	14
dGdwX3YxX	14
dGdwYWtf	14
dGdwYXRf	14
dGstdXMt	14
dGsuZXlK	14
dGtjYXBpX	14
dGtuLnYxX	14
dHB1Zl	14
dHJfZGV2X	14
dHJfc3RnX	14
dHJfcGF0X	14
dHJfcHJvZF	14
dHNf	14
dHNlY1	14
dHNrZXkt	14
dHNzX	14
dHZseS	14
dPQ1NQWC	14
dQTF9BUDEu	14
dSMTM0ODk0M	14
dW5rZXlf	14
dWNhdF	14
da2-	97
dapi	298
db-	285
dbtc_	317
dbtu_	317
dckr_oat_	216
dckr_pat_	215
ddo_	137
ddp_	137
dha2Ff	14
dhbmRiX3YxX	14
discord.com/api/	233
discordapp.com/api/	233
djEuMC	14
djbnRmeS	14
dmNhX	14
dmNpX	14
dmNrX	14
dmNwX	14
dmNyX	14
dmsxLmEu	14
dnR3bl	14
dnkey-	144
doc2VjX	14
doo_v1_	127
dop_v1_	127
dor_v1_	127
dos_v1_	127
dose	299
dp.audit.	342
dp.ct.	342
dp.pt.	342
dp.sa.	342
dp.scim.	342
dp.st.	343
dpdGh1Yl9wYXRf	14
dryrunsec_	184
dsY2J0L	14
dsYWdlbnQt	14
dsZHQt	14
dsZmZjdC	14
dsZnQt	14
dsaW10L	14
dsb2FzL	14
dsc29hdC	14
dsc2Ff	14
dscGF0L	14
dscHR0L	14
dscnQt	14
dscnRyL	14
dsd3Qt	14
dt0	331
dtn_	68
dub_	387
duffel_live_	295
duffel_test_	295
dvc_server_	198
dzX2FwcHN3ZWVwX	14
e2b_	67
eG5kX2RldmVsb3BtZW50X	14
eG5kX3Byb2R1Y3Rpb25f	14
eG94YS	14
eG94Yi	14
eG94Yy	14
eG94ZC	14
eG94ZS	14
eG94ZS54b3	14
eG94by	14
eG94cC	14
eG94ci	14
eG94cy	14
eGF1X	14
eGFhdC	14
eGFpL	14
eGFwcC	14
eGFwdC	14
eGtleXNpYi	14
eHNtdHBzaWIt	14
eWEyOS	14
eWRjLXNrL	14
enBrYV	14
endr+	181
esecret_	52
essu_	334
eyJ0eXAiOiAiVENWMiJ9.	175
eyJ2MiI6I	149
eyJpc3MiOiJ1c2VyIiwianRpIjoiYXQt	187
eyJrIjoi	330
eyJtaXJv	373
fGV5S	14
fbW1r	14
fc-	72
figd_	372
figdh_	372
figo_	372
figoh_	372
figr_	372
figrh_	372
figu_	372
figuh_	372
fio-u-	376
flb_live_	296
flb_test_	296
flp_	49
fm1_	134
fm1a_	134
fm1r_	134
fm2_	134
fm2a_	134
fm2r_	134
fpk_	34
fw_	34
gcntfy-	389
gho_	150
ghp_	150
ghr_	150,151
ghs_	150,153
ghu_	150
github_pat_	152
glagent-	160
glc_	329
glcbt-	162
gldt-	157
glffct-	157
glft-	157
glimt-	159
gloas-	161
glpat-	154,155
glptt-	158
glrt-	156,157
glrtr-	156,157
glsa_	328
glsoat-	157
glwt-	157
gs_appsweep_	185
gsk_	30
h0dHBzOi8v	14
h4dHBf	14
h4dHdf	14
hSS1Ut	14
hY2Nlc3MtZGV2ZWxvcG1lbnQt	14
hY2Nlc3Mtc2FuZGJveC	14
hY2Nlc3MtcHJvZHVjdGlvbi	14
hY2Nlc3NfdG9rZW4kc2FuZGJveC	14
hY2Nlc3NfdG9rZW4kcHJvZHVjdGlvbi	14
ha2FiL	14
ha3Nf	14
haTcxLWFwaS	14
haW9f	14
hamtleV	14
hawk.	182
hbXFw	14
hbXpuLm13cy	14
hcGlf	14
hcGlfb3JnX	14
hcGlfbGl2Z	14
hcGlfc2FuZGJve	14
hcGlmeV9hcGlf	14
hcGlrZXlf	14
hcGtf	14
hf_	25
hhYXQt	14
hhcHAt	14
hhcHQt	14
hhd2su	14
hooks.slack.com/	231
hooks.zapier.com/hooks/catch/	257
hop_pat_	147
hrZXlzaWIt	14
huZF9kZXZlbG9wbWVudF	14
huZF9wcm9kdWN0aW9uX	14
hvb.	346
hvb2tzLnNsYWNrLmNvbS	14
hvb2tzLnphcGllci5jb20vaG9va3MvY2F0Y2gv	14
hvcF9wYXRf	14
hveG8t	14
hveGEt	14
hveGIt	14
hveGMt	14
hveGQt	14
hveGUt	14
hveGUueG94	14
hveHAt	14
hveHIt	14
hveHMt	14
hvr.	346
hvs.	345
hxtp_	203
hxtw_	203
hzbXRwc2liL	14
iMTBjazUu	14
iY2UtdjMvQUxUQUst	14
iYl90ZXN0X	14
iYl9saXZlX	14
iZWRyb2NrLWFwaS1rZXktWW1Wa2NtOWpheTVoYldGNmIyNWhkM011WTI5d	14
ia2FhX	14
ia2FqX	14
ia2FyX	14
ia2N0X	14
ia3B0X	14
ia3BhdF	14
ia3BzX	14
ia3VhX	14
icGst	14
ico-	189
ik_	332
ion_	204
isat_	318
jYWxf	14
jZmF0X	14
jZmtf	14
jZmx0	14
jZnV0X	14
jZnhrX	14
ja19wcm9kdWN0aW9uX	14
ja19zdGFnaW5nX	14
jaGF0Lmdvb2dsZWFwaXMuY29tL3YxL3NwYWNlcy	14
jb25maWdjYXQtc2RrLTEv	14
jb2df	14
jb3Ntb1	14
jbGlja2hvdXNl	14
jbVZtZ	14
jbnZjY	14
jc2Ff	14
jc2st	14
jina_	43
kRzlyT	14
kY2tyX29hdF	14
kY2tyX3BhdF	14
kYTIt	14
kYWFjdF	14
kYXBp	14
kYnR1X	14
kYnRjX	14
kZG9f	14
kZHBf	14
kaXNjb3JkLmNvbS9hcGkv	14
kaXNjb3JkYXBwLmNvbS9hcGkv	14
kb29fdjFf	14
kb3BfdjFf	14
kb3JfdjFf	14
kb3NfdjFf	14
kb3Nl	14
kbmtleS	14
kcC5hdWRpdC	14
kcC5jdC	14
kcC5wdC	14
kcC5zY2ltL	14
kcC5zYS	14
kcC5zdC	14
kcnlydW5zZWNf	14
kdG5f	14
kdWJf	14
kdWZmZWxfbGl2ZV	14
kdWZmZWxfdGVzdF	14
kdmNfc2VydmVyX	14
key-	250
key_	55,82,83
l3Wlc1Ql	14
lHUVZK	14
lMmJf	14
lRb0piM0pwWjJsd	14
lbmRyK	14
lc2VjcmV0X	14
lc3N1X	14
leUowZVhBaU9pQWlWRU5XTWlKOS	14
leUoyTWlJNk	14
leUp0YVhKd	14
leUpoYkdjaU9p	14
leUpwYzNNaU9pSjFjMlZ5SWl3aWFuUnBJam9pWVhRd	14
leUpySWpva	14
lhMjku	14
lin_api_	362
lip_	393
live_	57,294,392
lkYy1zay	14
llx-	79
ls__	59
lsv2_pt_	58
lsv2_sk_	58
lzYXRf	14
maW8tdS	14
maWd1X	14
maWd1aF	14
maWdkX	14
maWdkaF	14
maWdvX	14
maWdvaF	14
maWdyX	14
maWdyaF	14
maker.ifttt.com/trigger/	259
mbGJfbGl2ZV	14
mbGJfdGVzdF	14
mbHBf	14
mbTFf	14
mbTFhX	14
mbTFyX	14
mbTJf	14
mbTJhX	14
mbTJyX	14
mcGtf	14
mdb_sa_sk_	308
mercury_production_	280
mercury_sandbox_	280
mergify_application_key_	178
mik_	391
mint_	196
mis_	391
mlsn.	253
msh	91
msk_	64
nY250Znkt	14
naG9f	14
naHBf	14
naHJf	14
naHNf	14
naHVf	14
naXRodWJfcGF0X	14
napi_	304
nbG9hcy	14
nbGFnZW50L	14
nbGNf	14
nbGNidC	14
nbGR0L	14
nbGZ0L	14
nbGZmY3Qt	14
nbGltdC	14
nbHB0dC	14
nbHBhdC	14
nbHJ0L	14
nbHJ0ci	14
nbHNhX	14
nbHNvYXQt	14
nbHd0L	14
nc19hcHBzd2VlcF	14
nc2tf	14
nfp_	133
npm_	205
nrt_	361
ntn_	360
nvapi-	40
nyk_	254
oYXdrL	14
oapi.dingtalk.com/robot/send	239
ob29rcy56YXBpZXIuY29tL2hvb2tzL2NhdGNoL	14
ob29rcy5zbGFjay5jb20v	14
ob3BfcGF0X	14
odHRwczovL	14
odmIu	14
odnIu	14
odnMu	14
odt_	183
oeHR3X	14
oeHRwX	14
ops_eyJ	339
org_	337
ory_ac_	351
ory_apikey_	351
ory_at_	351
ory_pat_	351
ory_rt_	351
ory_st_	351
ory_wak_	351
os_v2_app_	255
os_v2_org_	255
ovsxat_	214
ovsxp_	214
oy2	211
p.eyJ1I	311
p8e-	375
pBUEE5MW	14
pRUUo5O	14
pRUUo5R	14
pRUUo5S	14
pY28t	14
pa-	42
packagist_acs_	213
packagist_cut_	213
packagist_ort_	213
packagist_out_	213
packagist_uut_	213
pat	363
pat-ap	377
pat-eu	377
pat-na	377
pat.	177
pat_	80
pb25f	14
pc2F0X	14
pcsk_	76
pdl_live_apikey_	270
pdl_sdbx_apikey_	270
permit_key_	352
persona_production_	354
persona_sandbox_	354
pfYXV0aD	14
pha_	303
phr_	303
phs_	303
phx_	302
pina_	246
pinr_	246
pk_	366
pnu_	190
polar_at_	271
polar_oat_	271
polar_pat_	271
polar_rt_	271
ppbmFf	14
pplx-	35
prf_	388
pscale_oauth_	305
pscale_pw_	305
pscale_tkn_	305
ptk_	146
ptr_	145
pts_	88
pul-	188
pwa2Ff	14
pypi-AgEIcHlwaS5vcmc	207
pypi-AgENdGVzdC5weXBpLm9yZw	207
qaW5hX	14
qyapi.weixin.qq.com/cgi-bin/webhook/	240
r8_	32
rQU1D	14
rQUJh	14
rQUNS	14
rQUVo	14
rQVJt	14
rQVN0	14
rQVNi	14
rZXkt	14
rZXlf	14
ramp_business_tok_	281
ramp_sec_	281
rdme_	195
re_	251
rh-api-	283
rk_live_	260
rk_prod_	260
rk_test_	260
rnd_	136
rootly_	335
rpa_	47,401
rubygems_	209
rzp_live_	267
rzp_test_	267
s-s4t2af-	359
s-s4t2ud-	359
saW5fYXBpX	14
saXBf	14
saXZlX	14
salad_cloud_user_	56
samsara_api_	297
sat.	177
sbHgt	14
sb_secret_	301
sbp_	300
sc19f	14
sc3YyX3B0X	14
sc3YyX3NrX	14
sct_	367
seam_	398
sec-c-	256
secret-	199
secret-live-	350
secret-test-	350
secret_live_	399
secret_test_	399
sgp_	169,315
sha256~	222
shippo_live_	293
shippo_test_	293
shpat_	287
shpca_	287
shppa_	287
shpss_	287
shptka_	287
signkey-	65
sk-	36,39,44
sk-None-	19,20
sk-ant-admin	22
sk-ant-api	21
sk-ant-oat	23
sk-ant-ort	23
sk-ant-sid	24
sk-api-	45
sk-gamma-	87
sk-hc-v1-	54
sk-helicone-	61
sk-let-	63
sk-lf-	60
sk-or-v	37
sk-proj-	19
sk-pyx-	208
sk-svcacct-	19
sk.eyJ	390
sk_	38,266
sk_car_	48
sk_dev_	386
sk_live_	260
sk_live_a2V5X	262
sk_prod_	260,386
sk_production_	289
sk_staging_	289
sk_test_	260
sk_test_a2V5X	262
skapi_cert_	278
skapi_prod_	278
sl.	371
slk_	170
sm_aat_	320
sm_pat_	320
sm_sat_	320
sntrya_	323
sntryi_	323
sntrys_	321
sntryu_	322
sq0atp-	264
sq0csp-	264
sqa_	179
sqp_	179
squ_	179
st.	344
sv=20	118
t1.	126
tLS0tLUJFR0lO	14
tYWtlci5pZnR0dC5jb20vdHJpZ2dlci	14
tYXJpYWRi	14
tZGJfc2Ffc2tf	14
tZXJjdXJ5X3Byb2R1Y3Rpb25f	14
tZXJjdXJ5X3NhbmRib3hf	14
tZXJnaWZ5X2FwcGxpY2F0aW9uX2tleV	14
taW50X	14
taWtf	14
taXNf	14
tb25nb2Ri	14
tbHNuL	14
tc2tf	14
tc3Nxb	14
tdXM0	14
tdXM1	14
tdXM2	14
tdXM3	14
tdXM4	14
tdXM5	14
tdXMx	14
tdXMy	14
tdXMz	14
teXNxb	14
test_	294,392
tfp_	369
tgp_v1_	33
tgpak_	200
tgpat_	200
tk-us-	138
tk.eyJ	390
tkcapi_	192
tkn.v1_	368
tmc1	357
tpuf_	78
tr_dev_	66
tr_pat_	66
tr_prod_	66
tr_stg_	66
ts_	286
tsec_	142
tskey-	143
tss_	223
tvly-	71
uYWNjL	14
uYWNjX	14
uYXBpX	14
uYXRsYXN2MS	14
uYXp1cmV3ZWJzaXRlcy5uZXQvYXBpL	14
uZnBf	14
ub2ZmaWNlLmNvbS93ZWJob29r	14
ubG9jYWwtcHcu	14
ubG9jYWwu	14
ubG9naWMuYXp1cmUuY29t	14
ubWFrZS5jb20v	14
uc2VjcmV0L	14
uc2VjcmV0LXB3L	14
ucG1f	14
ucat_	139
ucnRf	14
udG5f	14
udjEu	14
udmFwaS	14
ueWtf	14
unkey_	90
v1.0-	129
vYXBpLmRpbmd0YWxrLmNvbS9yb2JvdC9zZW5k	14
vZHRf	14
vaG9va3Mv	14
vb3Blbi1hcGlzL2JvdC92Mi9ob29rL	14
vc192Ml9hcHBf	14
vc192Ml9vcmdf	14
vcHNfZXlK	14
vca_	132
vci_	132
vck_	50
vcmdf	14
vcnlfYWNf	14
vcnlfYXBpa2V5X	14
vcnlfYXRf	14
vcnlfc3Rf	14
vcnlfcGF0X	14
vcnlfcnRf	14
vcnlfd2FrX	14
vcp_	132
vcr_	132
vdnN4YXRf	14
vdnN4cF	14
vk1.a.	247
vtwn_	400
wLmV5SjFJ	14
wOGUt	14
wY3NrX	14
wYWNrYWdpc3RfY3V0X	14
wYWNrYWdpc3RfYWNzX	14
wYWNrYWdpc3Rfb3J0X	14
wYWNrYWdpc3Rfb3V0X	14
wYWNrYWdpc3RfdXV0X	14
wYXQtYX	14
wYXQtZX	14
wYXQtbm	14
wYXQu	14
wYXRf	14
wZGxfbGl2ZV9hcGlrZXlf	14
wZGxfc2RieF9hcGlrZXlf	14
wZXJtaXRfa2V5X	14
wZXJzb25hX3Byb2R1Y3Rpb25f	14
wZXJzb25hX3NhbmRib3hf	14
waGFf	14
waHJf	14
waHNf	14
waHhf	14
waW5hX	14
waW5yX	14
waka_	338
wandb_v1_	62
wb2xhcl9hdF	14
wb2xhcl9vYXRf	14
wb2xhcl9wYXRf	14
wb2xhcl9ydF	14
wb3N0Z3Jlc	14
wbnVf	14
wc2NhbGVfb2F1dGhf	14
wc2NhbGVfcHdf	14
wc2NhbGVfdGtuX	14
wcGx4L	14
wcmZf	14
wdGtf	14
wdHJf	14
wdHNf	14
wdWwt	14
weXBpLUFnRU5kR1Z6ZEM1d2VYQnBMbTl5Wn	14
weXBpLUFnRUljSGx3YVM1dmNtY	14
whsec_	261
wrka	383
xMDAwL	14
xUFJLL	14
xaat-	333
xai-	31
xapp-	226
xapt-	333
xau_	307
xeWFwaS53ZWl4aW4ucXEuY29tL2NnaS1iaW4vd2ViaG9vay	14
xkeysib-	252
xnd_development_	274
xnd_production_	274
xoxa-	224,225
xoxb-	224
xoxc-	229
xoxd-	230
xoxe-	224,228
xoxe.xox	227
xoxo-	224
xoxp-	224
xoxr-	224,225
xoxs-	224
xpbl9hcGlf	14
xpdmVf	14
xsmtpsib-	252
xzdjJfc2tf	14
xzdjJfcHRf	14
yYW1wX2J1c2luZXNzX3Rva1	14
yYW1wX3NlY1	14
yZG1lX	14
yZWRpc	14
yZWRpc3	14
ya190ZXN0X	14
ya19saXZlX	14
ya19wcm9kX	14
ya29.	100
yaC1hcGkt	14
yb290bHlf	14
ybmRf	14
ycGFf	14
ydWJ5Z2Vtc1	14
ydc-sk-	75
yenBfbGl2ZV	14
yenBfdGVzdF	14
zLXM0dDJ1ZC	14
zLXM0dDJhZi	14
zY3Rf	14
zYW1zYXJhX2FwaV	14
zYWxhZF9jbG91ZF91c2VyX	14
zYXQu	14
zYl9zZWNyZXRf	14
zYnBf	14
zZ3Bf	14
zZWFtX	14
zZWMtYy	14
zZWNyZXQt	14
zZWNyZXQtbGl2ZS	14
zZWNyZXQtdGVzdC	14
zZWNyZXRfbGl2ZV	14
zZWNyZXRfdGVzdF	14
za190ZXN0X	14
za190ZXN0X2EyVjVY	14
za19jYXJf	14
za19kZXZf	14
za19saXZlX	14
za19saXZlX2EyVjVY	14
za19wcm9kX	14
za19wcm9kdWN0aW9uX	14
za19zdGFnaW5nX	14
za2FwaV9jZXJ0X	14
za2FwaV9wcm9kX	14
zaGEyNTZ+	14
zaGlwcG9fbGl2ZV	14
zaGlwcG9fdGVzdF	14
zaHB0a2Ff	14
zaHBhdF	14
zaHBjYV	14
zaHBwYV	14
zaHBzc1	14
zaWdua2V5L	14
zay1Ob25lL	14
zay1hbnQtYWRtaW	14
zay1hbnQtYXBp	14
zay1hbnQtb2F0	14
zay1hbnQtb3J0	14
zay1hbnQtc2lk	14
zay1hcGkt	14
zay1nYW1tYS	14
zay1oYy12MS	14
zay1oZWxpY29uZS	14
zay1sZXQt	14
zay1sZi	14
zay1vci12	14
zay1wcm9qL	14
zay1weXgt	14
zay1zdmNhY2N0L	14
zay5leU	14
zbGtf	14
zbV9hYXRf	14
zbV9wYXRf	14
zbV9zYXRf	14
zbnRyeWFf	14
zbnRyeWlf	14
zbnRyeXNf	14
zbnRyeXVf	14
zcTBhdHAt	14
zcTBjc3At	14
zcWFf	14
zcXBf	14
zcXVf	14
zdj0yM	14
zpka_	202
|eyJ	148"""
