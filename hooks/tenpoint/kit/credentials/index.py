"""The literals of all detectors with the detectors' numbers: made by `make_index`, do not edit."""

# fmt: off
# ruff: noqa: E501

IN_TEXT = ((1, ('://',)), (3, ('PRIVATE KEY',)), (4, ('eyJ',)), (9, ('value',)))
IN_FOLDED = ((2, ('bearer_', 'basic_', 'token_', 'bearer\t', 'basic\t', 'token\t', '__u', '___user')), (5, ('pass', 'pwd', 'pword', 'secret', 'token', 'key', 'auth', 'cred', 'bearer', 'senha', 'dsn', 'contras', 'psw', '_pat')), (7, ('__',)), (8, ('password=', 'pwd=', 'key=', 'secret=', 'password_=', 'pwd_=', 'key_=', 'secret_=')), (10, ('pass', 'key', 'pwd', 'secret', 'contrase')))
IN_LOOSE = ((6, ('pass', 'pwd', 'pword', 'secret', 'token', 'key', 'auth', 'cred', 'bearer', 'senha', 'dsn', 'contras', 'psw', '_pat')),)
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
$aact_	273
+ABa	102
+ACR	111
+AEh	106
+AMC	103
+ARm	107
+ASb	105
+ASt	100
-us1	246
-us2	246
-us3	246
-us4	246
-us5	246
-us6	246
-us7	246
-us8	246
-us9	246
.acc-	350
.acc_	350
.atlasv1.	183
.azurewebsites.net/api/	113
.local-pw.	346
.local.	346
.logic.azure.com	116
.make.com/	255
.office.com/webhook	232
.secret-pw.	346
.secret.	346
.v1.	361
/hooks/	234
/open-apis/bot/v2/hook/	235
00D	375
0Q~	99
0Z3BfdjFf	11
0Z3Bha1	11
0Z3BhdF	11
0ZXN0X	11
0a24udjFf	11
0a2NhcGlf	11
0ay11cy	11
0ay5leU	11
0c2VjX	11
0c2tleS	11
0cHVmX	11
0cl9kZXZf	11
0cl9wYXRf	11
0cl9wcm9kX	11
0cl9zdGdf	11
0dmx5L	11
1000.	379
1JTklNQVgt	11
1PRK-	338
1Q~	99
1Y2F0X	11
1bmtleV	11
1ha2VyLmlmdHR0LmNvbS90cmlnZ2VyL	11
1kYl9zYV9za1	11
1lcmN1cnlfc2FuZGJveF	11
1lcmN1cnlfcHJvZHVjdGlvbl	11
1lcmdpZnlfYXBwbGljYXRpb25fa2V5X	11
1pZC1zZXJ2ZXIt	11
1pbnRf	11
1sc24u	11
2MS4wL	11
2Q~	99
2azEuYS	11
2dHduX	11
3Q~	99
3YW5kYl92MV	11
3YWthX	11
3aHNlY1	11
4Q~	99
4YWF0L	11
4YXB0L	11
4YXBwL	11
4a2V5c2liL	11
4b1d	307
4b3hhL	11
4b3hiL	11
4b3hjL	11
4b3hkL	11
4b3hlL	11
4b3hlLnhve	11
4b3hvL	11
4b3hwL	11
4b3hyL	11
4b3hzL	11
4bmRfZGV2ZWxvcG1lbnRf	11
4bmRfcHJvZHVjdGlvbl	11
4c210cHNpYi	11
52YXBpL	11
5Q~	99
5SQUst	11
5SSUkt	11
5SSVEt	11
5YTI5L	11
5ZGMtc2st	11
5d1pXNUJT	11
5hY2Mt	11
5hY2Nf	11
5hcGlf	11
5hdGxhc3YxL	11
5henVyZXdlYnNpdGVzLm5ldC9hcGkv	11
5sb2NhbC	11
5sb2NhbC1wdy	11
5sb2dpYy5henVyZS5jb2	11
5tYWtlLmNvbS	11
5vZmZpY2UuY29tL3dlYmhvb2	11
5zZWNyZXQtcHcu	11
5zZWNyZXQu	11
6QVBBOTFi	11
6Q~	99
6X2F1dGg9	11
6cGthX	11
7Q~	99
8Q~	99
92c3hhdF	11
92c3hwX	11
9Q~	99
9hcGkuZGluZ3RhbGsuY29tL3JvYm90L3Nlbm	11
9ob29rcy	11
9vcGVuLWFwaXMvYm90L3YyL2hvb2sv	11
9wZW5BS	13,14,15
9wc19leU	11
9yeV93YWtf	11
9yeV9hY1	11
9yeV9hcGlrZXlf	11
9yeV9hdF	11
9yeV9wYXRf	11
9yeV9ydF	11
9yeV9zdF	11
9zX3YyX29yZ1	11
9zX3YyX2FwcF	11
:AA	231
:APA91b	98
:_auth=	203
:fx	89
==:	313
A3-	337
A3T	90
AAAAAAAAAAAAAAAAAAAA	241
ABIA	90
ABSK	92
ACCA	90
ACDb	101
AGE-SECRET-KEY-1	344
AGE-SECRET-KEY-PQ-1	345
AIK_CI_	177
AIK_SECRET_	177
AIoT	108
AIza	24
AKCp	216
AKIA	90
AKID	120
AKLT	121
API-	173
APIM	104
API_KEY	399
APP_USR-	269
AQ.Ab8R	25
AQAAANCMnd8BFdERjHo	138
AQVN	122
ASIA	90
ATATT3	164
ATBB	161
ATCTT3xFfGN0	162
ATTA	362
AVNS_	309
AZDO	165
AZEG	109
AstraCS:	306
AuZXlKMU	11
AzCa	110
AzFu	112
AzSe	114
B5cGktQWdFSWNIbHdhUzV2Y21j	11
B5cGktQWdFTmRHVnpkQzV3ZVhCcExtOXlad	11
BBDC-	163
BBFF-	394
BBUS-	394
BNQUst	11
BNQVQt	11
BQUFBQUFBQUFBQUFBQUFBQUFBQ	11
BR0UtU0VDUkVULUtFWS0x	11
BR0UtU0VDUkVULUtFWS1QUS0x	11
BSA	71
BST0RVQ1RJT05f	11
BSUtfQ0lf	11
BSUtfU0VDUkVUX	11
BUElfS0VZ	11
BUFBfVVNSL	11
BUS5BYjhS	11
BUUFBQU5DTW5kOEJGZEVSakhv	11
BVEFUVD	11
BVENUVDN4RmZHTj	11
BVk5TX	11
Bc3RyYUNTO	11
BhY2thZ2lzdF91dXRf	11
BhY2thZ2lzdF9hY3Nf	11
BhY2thZ2lzdF9jdXRf	11
BhY2thZ2lzdF9vcnRf	11
BhY2thZ2lzdF9vdXRf	11
BhdC1hc	11
BhdC1ld	11
BhdC1uY	11
BjR1Z1UV	11
Bjc2tf	11
BkbF9saXZlX2FwaWtleV	11
BkbF9zZGJ4X2FwaWtleV	11
Blcm1pdF9rZXlf	11
BlcnNvbmFfc2FuZGJveF	11
BlcnNvbmFfcHJvZHVjdGlvbl	11
BpbmFf	11
BpbnJf	11
BvbGFyX29hdF	11
BvbGFyX2F0X	11
BvbGFyX3BhdF	11
BvbGFyX3J0X	11
BwbHgt	11
BzY2FsZV90a25f	11
BzY2FsZV9vYXV0aF	11
BzY2FsZV9wd1	11
CAIS	119
CCDB1_	303
CCIPAT_	168
CCIPRJ_	169
CFPAT-	381
CG-	281
CLOJARS_	209
CQkRDL	11
CQkZGL	11
CQlVTL	11
DQ0RCMV	11
DQ0lQQVRf	11
DQ0lQUkpf	11
DRlBBVC	11
DTE9KQVJTX	11
EAA	238
EAAA	260
EAACEdEose0cBA	239
ES_	353
EXO	137
EZAK	289
EZTK	289
EwMDAu	11
F5YXBpLndlaXhpbi5xcS5jb20vY2dpLWJpbi93ZWJob29rL	11
FBQUFBQUFBQUFBQUFBQUFBQUFB	11
FHRS1TRUNSRVQtS0VZLT	11
FHRS1TRUNSRVQtS0VZLVBRLT	11
FJS19DSV	11
FJS19TRUNSRVRf	11
FLWSECK-	265
FLWSECK_TEST	266
FLWSECK_TEST-	265
FQSV9LRV	11
FQUF9VU1It	11
FQUFDRWRFb3NlMGNCQ	11
FQUkst	11
FQoGZXIvYXdz	91
FRLkFiOF	11
FRQUFBTkNNbmQ4QkZkRVJqSG	11
FUQ1RUM3hGZkdOM	11
FUQVRUM	11
FWTlNf	11
FjY2Vzc190b2tlbiRwcm9kdWN0aW9uJ	11
FjY2Vzc190b2tlbiRzYW5kYm94J	11
FjY2Vzcy1kZXZlbG9wbWVudC	11
FjY2Vzcy1wcm9kdWN0aW9uL	11
FjY2Vzcy1zYW5kYm94L	11
FlyV1	132
FpNzEtYXBpL	11
Fqa2V5X	11
FrYWIt	11
Ftem4ubXdzL	11
FwaV9saXZl	11
FwaV9vcmdf	11
FwaV9zYW5kYm94	11
FwaWZ5X2FwaV	11
FwaWtleV	11
FwoGZXIvYXdz	91
FzdHJhQ1M6	11
GOCSPX-	96
GR1348941	160
GTFdTRUNLL	11
GTFdTRUNLX1RFU1	11
GTFdTRUNLX1RFU1Qt	11
GUW9HWlhJdllYZH	11
GbHlWM	11
Gd29HWlhJdllYZH	11
HRKU-	128
HT0NTUFgt	11
HUjEzNDg5ND	11
IGQVJ	240
IQoJb3JpZ2lu	91
IUktVL	11
IxMGNrNS	11
J1YnlnZW1zX	11
J6cF90ZXN0X	11
J6cF9saXZlX	11
JCREMt	11
JCRkYt	11
JCVVMt	11
JGFhY3Rf	11
JHQVBJL	11
JQQJ99	26
JQQJ9D	26
JQQJ9H	26
JR1FWS	11
JUW9KYjNKcFoybH	11
JhbXBfYnVzaW5lc3NfdG9rX	11
JhbXBfc2VjX	11
JiX2xpdmVf	11
JiX3Rlc3Rf	11
JjZS12My9BTFRBSy	11
JkbWVf	11
JlZHJvY2stYXBpLWtleS1ZbVZrY205amF5NWhiV0Y2YjI1aGQzTXVZMjl0	11
JoLWFwaS	11
JrX2xpdmVf	11
JrX3Byb2Rf	11
JrX3Rlc3Rf	11
JrY3Rf	11
JrYWFf	11
JrYWpf	11
JrYXJf	11
JrcGF0X	11
JrcHNf	11
JrcHRf	11
JrdWFf	11
Jvb3RseV	11
KUVFKOT	11
KUVFKOU	11
L29wZW4tYXBpcy9ib3QvdjIvaG9vay	11
L2hvb2tzL	11
LKIA	188
LSIA	188
LTAI	117
Lm1ha2UuY29tL	11
Lm9mZmljZS5jb20vd2ViaG9va	11
LmF0bGFzdjEu	11
LmF6dXJld2Vic2l0ZXMubmV0L2FwaS	11
LmFjY1	11
LmFjYy	11
LmxvY2FsL	11
LmxvY2FsLXB3L	11
LmxvZ2ljLmF6dXJlLmNvb	11
LnNlY3JldC	11
LnNlY3JldC1wdy	11
MINIMAX-	43
MTA	229
MTAwMC	11
MTE	229
MTI	229
MTM	229
MTQ	229
MTU	229
MTY	229
MTc	229
MTg	229
MTk	229
MVBSSy	11
Mid-server-	272
MtczR0MmFmL	11
MtczR0MnVkL	11
N2PTIw	11
NDREIxX	11
NDSVBBVF	11
NDSVBSSl	11
NF-	333
NGUEFUL	11
NMT0pBUlNf	11
NRAK-	321
NRAL	324
NRII-	322
NRIQ-	323
NSU5JTUFYL	11
NUQUdFX	11
NXTUtFWS0xL	11
NXTVRLTi0xL	11
NaWQtc2VydmVyL	11
NhbGFkX2Nsb3VkX3VzZXJf	11
NhbXNhcmFfYXBpX	11
NiX3NlY3JldF	11
NlY3JldC	11
NlY3JldC10ZXN0L	11
NlY3JldC1saXZlL	11
NlY3JldF90ZXN0X	11
NlY3JldF9saXZlX	11
NlYW1f	11
NlYy1jL	11
NmYXRf	11
NmdXRf	11
NmeGtf	11
NoYTI1Nn	11
NoYXQuZ29vZ2xlYXBpcy5jb20vdjEvc3BhY2VzL	11
NoaXBwb190ZXN0X	11
NoaXBwb19saXZlX	11
NocGF0X	11
NocGNhX	11
NocHBhX	11
NocHNzX	11
NocHRrYV	11
NpZ25rZXkt	11
NrLU5vbmUt	11
NrLW9yLX	11
NrLWFudC1hZG1pb	11
NrLWFudC1hcG	11
NrLWFudC1vYX	11
NrLWFudC1vcn	11
NrLWFudC1zaW	11
NrLWFwaS	11
NrLWdhbW1hL	11
NrLWhjLXYxL	11
NrLWhlbGljb25lL	11
NrLWxldC	11
NrLWxmL	11
NrLXB5eC	11
NrLXByb2ot	11
NrLXN2Y2FjY3Qt	11
NrLmV5S	11
NrX2Nhcl	11
NrX2Rldl	11
NrX2xpdmVf	11
NrX2xpdmVfYTJWNV	11
NrX3Byb2R1Y3Rpb25f	11
NrX3Byb2Rf	11
NrX3N0YWdpbmdf	11
NrX3Rlc3Rf	11
NrX3Rlc3RfYTJWNV	11
NrYXBpX2NlcnRf	11
NrYXBpX3Byb2Rf	11
NtVm1k	11
NtX2FhdF	11
NtX3BhdF	11
NtX3NhdF	11
NudHJ5YV	11
NudHJ5aV	11
NudHJ5c1	11
NudHJ5dV	11
NudmNh	11
NvbmZpZ2NhdC1zZGstMS	11
Nvc21vX	11
NxMGF0cC	11
NxMGNzcC	11
OUkFLL	11
OUklJL	11
OUklRL	11
OXdaVzVCU	11
OkFQQTkxY	11
Ol9hdXRoP	11
PMAK-	190
PMAT-	191
PRD-	287,288
PRODUCTION_	274
PcGVuQU	13,14,15
Q0NEQjFf	11
Q0NJUEFUX	11
Q0NJUFJKX	11
Q0ZQQVQt	11
Q0xPSkFSU1	11
QTUFLL	11
QTUFUL	11
QUFBQUFBQUFBQUFBQUFBQUFBQU	11
QUdFLVNFQ1JFVC1LRVktM	11
QUdFLVNFQ1JFVC1LRVktUFEtM	11
QUk9EVUNUSU9OX	11
QUlLX0NJX	11
QUlLX1NFQ1JFVF	11
QVBJX0tFW	11
QVBQX1VTUi	11
QVEuQWI4U	11
QVFBQUFOQ01uZDhCRmRFUmpIb	11
QVRBVFQz	11
QVRDVFQzeEZmR04w	11
QVZOU1	11
QXN0cmFDUz	11
QY0dWdVFV	11
QkJEQy	11
QkJGRi	11
QkJVUy	11
QzQmxia0ZK	11
R09DU1BYL	11
R1IxMzQ4OTQx	11
R1ZmZlbF90ZXN0X	11
R1ZmZlbF9saXZlX	11
R2Y19zZXJ2ZXJf	11
R2bHkt	11
RFU1Qt	11
RGAPI-	391
RHOXJP	11
RUFBQ0VkRW9zZTBjQk	11
RhYWN0X	11
RidGNf	11
RidHVf	11
Rja3Jfb2F0X	11
Rja3JfcGF0X	11
RkxXU0VDS19URVNU	11
RkxXU0VDS19URVNUL	11
RkxXU0VDSy	11
RlFvR1pYSXZZWGR6	11
Rlc3Rf	11
Rmx5Vj	11
RncF92MV	11
RncGF0X	11
RncGFrX	11
RndvR1pYSXZZWGR6	11
Rpc2NvcmQuY29tL2FwaS	11
Rpc2NvcmRhcHAuY29tL2FwaS	11
RrLXVzL	11
RrLmV5S	11
RrY2FwaV	11
Rrbi52MV	11
Rua2V5L	11
Rvb192MV	11
Rvc192MV	11
RvcF92MV	11
Rvcl92MV	11
RwLmF1ZGl0L	11
RwLmN0L	11
RwLnB0L	11
RwLnN0L	11
RwLnNhL	11
RwLnNjaW0u	11
RwdWZf	11
RyX2Rldl	11
RyX3BhdF	11
RyX3Byb2Rf	11
RyX3N0Z1	11
RyeXJ1bnNlY1	11
RzZWNf	11
Rza2V5L	11
SBX-	287,288
SFJLVS	11
SG.	245
SR0FQSS	11
STAGE_	274
STS.	118
SUdRVk	11
SVFvSmIzSnBaMmx1	11
SWMKEY-1-	215
SWMTKN-1-	214
SlFRSjk5	11
SlFRSjlE	11
SlFRSjlI	11
T3BlbkFJ	12,13,14,15
TEST-	270
TUlOSU1BWC	11
TV01LRVktMS	11
TV01US04tMS	11
TVEFHRV	11
TWlkLXNlcnZlci	11
TlJBSy	11
TlJJSS	11
TlJJUS	11
U1RBR0Vf	11
U1dNS0VZLTEt	11
U1dNVEtOLTEt	11
UE1BSy	11
UE1BVC	11
UFJPRFVDVElPTl	11
UGNHVnVRV	11
UM0JsYmtGS	11
URVNUL	11
UkdBUEkt	11
V1BMX0FQMS	11
V5SjBlWEFpT2lBaVZFTldNaUo5L	11
V5SjJNaUk2S	11
V5SnBjM01pT2lKMWMyVnlJaXdpYW5ScElqb2lZWFF0	11
V5SnJJam9p	11
V5SnRhWEp2	11
VBQUNFZEVvc2UwY0JB	11
VDNCbGJrRk	11
VEVTVC	11
VF.DM.	78
VjYXRf	11
VkYuRE0u	11
VuZHIr	11
Vua2V5X	11
VzZWNyZXRf	11
Vzc3Vf	11
WPL_AP1.	242
WRi5ETS	11
XUExfQVAxL	11
Y21WbW	11
Y252Y2	11
Y29uZmlnY2F0LXNkay0xL	11
Y29zbW9f	11
Y2Z1dF	11
Y2Z4a1	11
Y2ZhdF	11
Y2hhdC5nb29nbGVhcGlzLmNvbS92MS9zcGFjZXMv	11
Y2tfc3RhZ2luZ1	11
Y2tfcHJvZHVjdGlvbl	11
YW16bi5td3Mu	11
YWNjZXNzLWRldmVsb3BtZW50L	11
YWNjZXNzLXByb2R1Y3Rpb24t	11
YWNjZXNzLXNhbmRib3gt	11
YWNjZXNzX3Rva2VuJHByb2R1Y3Rpb24k	11
YWNjZXNzX3Rva2VuJHNhbmRib3gk	11
YWk3MS1hcGkt	11
YWprZXlf	11
YWthYi	11
YXBpX29yZ1	11
YXBpX2xpdm	11
YXBpX3NhbmRib3	11
YXBpZnlfYXBpX	11
YXBpa2V5X	11
YjEwY2s1L	11
YmJfbGl2ZV	11
YmJfdGVzdF	11
YmNlLXYzL0FMVEFLL	11
YmVkcm9jay1hcGkta2V5LVltVmtjbTlqYXk1aGJXRjZiMjVoZDNNdVkyOX	11
Ymt1YV	11
YmthYV	11
Ymthal	11
Ymthcl	11
YmtjdF	11
YmtwYXRf	11
Ymtwc1	11
YmtwdF	11
YxLjAt	11
Z0d25f	11
Z2NudGZ5L	11
Z2l0aHViX3BhdF	11
Z2x3dC	11
Z2xhZ2VudC	11
Z2xjYnQt	11
Z2xkdC	11
Z2xmZmN0L	11
Z2xmdC	11
Z2xpbXQt	11
Z2xvYXMt	11
Z2xwYXQt	11
Z2xwdHQt	11
Z2xydC	11
Z2xydHIt	11
Z2xzYV	11
Z2xzb2F0L	11
Z3NfYXBwc3dlZXBf	11
Z3b0daWEl2WVhke	11
ZEc5ck	11
ZG5rZXkt	11
ZG9vX3YxX	11
ZG9wX3YxX	11
ZG9yX3YxX	11
ZG9zX3YxX	11
ZGJ0Y1	11
ZGJ0dV	11
ZGLkRNL	11
ZGNrcl9vYXRf	11
ZGNrcl9wYXRf	11
ZGlzY29yZC5jb20vYXBpL	11
ZGlzY29yZGFwcC5jb20vYXBpL	11
ZHAuY3Qu	11
ZHAuYXVkaXQu	11
ZHAuc2Eu	11
ZHAuc2NpbS	11
ZHAuc3Qu	11
ZHAucHQu	11
ZHJ5cnVuc2VjX	11
ZHVmZmVsX2xpdmVf	11
ZHVmZmVsX3Rlc3Rf	11
ZHZjX3NlcnZlcl	11
ZMV1NFQ0st	11
ZMV1NFQ0tfVEVTV	11
ZMV1NFQ0tfVEVTVC	11
ZRb0daWEl2WVhke	11
ZW5kci	11
ZXNlY3JldF	11
ZXNzdV	11
ZXlKMGVYQWlPaUFpVkVOV01pSjku	11
ZXlKMk1pSTZJ	11
ZXlKcGMzTWlPaUoxYzJWeUlpd2lhblJwSWpvaVlYUX	11
ZXlKcklqb2	11
ZXlKdGFYSn	11
Zm0xYV	11
Zm0xcl	11
Zm0yYV	11
Zm0ycl	11
ZmlnZF	11
ZmlnZGhf	11
Zmlnb1	11
Zmlnb2hf	11
Zmlncl	11
Zmlncmhf	11
ZmlndV	11
ZmlndWhf	11
ZmlvLXUt	11
ZmxiX2xpdmVf	11
ZmxiX3Rlc3Rf	11
ZpZ29f	11
ZpZ29oX	11
ZpZ2Rf	11
ZpZ2RoX	11
ZpZ3Jf	11
ZpZ3JoX	11
ZpZ3Vf	11
ZpZ3VoX	11
Zpby11L	11
ZrMS5hL	11
ZsYl90ZXN0X	11
ZsYl9saXZlX	11
ZseVYx	11
ZtMWFf	11
ZtMXJf	11
ZtMmFf	11
ZtMnJf	11
_mmk	355
aG9va3Muc2xhY2suY29tL	11
aG9va3MuemFwaWVyLmNvbS9ob29rcy9jYXRjaC	11
aG9wX3BhdF	11
aGF3ay	11
aHh0cF	11
aHh0d1	11
aXNhdF	11
access-development-	279
access-production-	279
access-sandbox-	279
access_token$production$	262
access_token$sandbox$	262
ai71-api-	48
aio_	393
ajkey_	86
ak_	376
akab-	127
aks_	311
al-	39
amluYV	11
amzn.mws.	95
api_	378
api_live	352
api_org_	23
api_sandbox	352
apify_api_	70
apikey_	276
apk_	81
b10ck5.	316
b2FwaS5kaW5ndGFsay5jb20vcm9ib3Qvc2VuZ	11
b3BzX2V5S	11
b3J5X2F0X	11
b3J5X2FjX	11
b3J5X2FwaWtleV	11
b3J5X3BhdF	11
b3J5X3J0X	11
b3J5X3N0X	11
b3J5X3dha1	11
b3NfdjJfYXBwX	11
b3NfdjJfb3JnX	11
b3ZzeGF0X	11
b3ZzeHBf	11
bGl2ZV	11
bGluX2FwaV	11
bHN2Ml9wdF	11
bHN2Ml9za1	11
bWFrZXIuaWZ0dHQuY29tL3RyaWdnZXIv	11
bWRiX3NhX3NrX	11
bWVyY3VyeV9wcm9kdWN0aW9uX	11
bWVyY3VyeV9zYW5kYm94X	11
bWVyZ2lmeV9hcHBsaWNhdGlvbl9rZXlf	11
bWludF	11
bWxzbi	11
bb_live_	66
bb_test_	66
bce-v3/ALTAK-	50
bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t	93
bkaa_	171
bkaj_	171
bkar_	171
bkct_	171
bkpat_	171
bkps_	171
bkpt_	171
bkua_	170
bmFwaV	11
bnZhcGkt	11
bpk-	382
bu_	67
c21fYWF0X	11
c21fc2F0X	11
c21fcGF0X	11
c250cnl1X	11
c250cnlhX	11
c250cnlpX	11
c250cnlzX	11
c2FsYWRfY2xvdWRfdXNlcl	11
c2Ftc2FyYV9hcGlf	11
c2Jfc2VjcmV0X	11
c2VhbV	11
c2VjLWMt	11
c2VjcmV0L	11
c2VjcmV0LWxpdmUt	11
c2VjcmV0LXRlc3Qt	11
c2VjcmV0X2xpdmVf	11
c2VjcmV0X3Rlc3Rf	11
c2hhMjU2f	11
c2hpcHBvX2xpdmVf	11
c2hpcHBvX3Rlc3Rf	11
c2hwY2Ff	11
c2hwYXRf	11
c2hwc3Nf	11
c2hwcGFf	11
c2hwdGthX	11
c2lnbmtleS	11
c2stTm9uZS	11
c2stYW50LW9hd	11
c2stYW50LW9yd	11
c2stYW50LWFkbWlu	11
c2stYW50LWFwa	11
c2stYW50LXNpZ	11
c2stYXBpL	11
c2stZ2FtbWEt	11
c2staGMtdjEt	11
c2staGVsaWNvbmUt	11
c2stb3Itd	11
c2stbGV0L	11
c2stbGYt	11
c2stc3ZjYWNjdC	11
c2stcHJvai	11
c2stcHl4L	11
c2suZXlK	11
c2tfY2FyX	11
c2tfZGV2X	11
c2tfbGl2ZV	11
c2tfbGl2ZV9hMlY1W	11
c2tfc3RhZ2luZ1	11
c2tfcHJvZF	11
c2tfcHJvZHVjdGlvbl	11
c2tfdGVzdF	11
c2tfdGVzdF9hMlY1W	11
c2thcGlfY2VydF	11
c2thcGlfcHJvZF	11
c3EwY3NwL	11
c3EwYXRwL	11
c3Y9Mj	11
cC5leUoxS	11
cG9sYXJfYXRf	11
cG9sYXJfb2F0X	11
cG9sYXJfcGF0X	11
cG9sYXJfcnRf	11
cGF0LW5h	11
cGF0LWFw	11
cGF0LWV1	11
cGFja2FnaXN0X291dF	11
cGFja2FnaXN0X29ydF	11
cGFja2FnaXN0X2Fjc1	11
cGFja2FnaXN0X2N1dF	11
cGFja2FnaXN0X3V1dF	11
cGNza1	11
cGRsX2xpdmVfYXBpa2V5X	11
cGRsX3NkYnhfYXBpa2V5X	11
cGVybWl0X2tleV	11
cGVyc29uYV9wcm9kdWN0aW9uX	11
cGVyc29uYV9zYW5kYm94X	11
cGluYV	11
cGlucl	11
cHBseC	11
cHNjYWxlX29hdXRoX	11
cHNjYWxlX3B3X	11
cHNjYWxlX3Rrbl	11
cHlwaS1BZ0VJY0hsd2FTNXZjbW	11
cHlwaS1BZ0VOZEdWemRDNXdlWEJwTG05eVp3	11
cXlhcGkud2VpeGluLnFxLmNvbS9jZ2ktYmluL3dlYmhvb2sv	11
cal_	367
cfat_	125
cfk_	125
cflt	310
cfut_	125
cfxk_	392
chat.googleapis.com/v1/spaces/	233
cio	207
ck-	74
ck_	285
ck_production_	286
ck_staging_	286
cm9vdGx5X	11
cmFtcF9idXNpbmVzc190b2tf	11
cmFtcF9zZWNf	11
cmRtZV	11
cmVmd	217
cmgtYXBpL	11
cmtfbGl2ZV	11
cmtfcHJvZF	11
cmtfdGVzdF	11
cnVieWdlbXNf	11
cnpwX2xpdmVf	11
cnpwX3Rlc3Rf	11
cnvca	371
cog_	82
configcat-sdk-1/	194
cosmo_	198
cr-	83
cs_	285
csa_	218
csk-	38
cy1zNHQyYWYt	11
cy1zNHQydWQt	11
d2FrYV	11
d2FuZGJfdjFf	11
d2hzZWNf	11
dG9rO	377
dGVzdF	11
dGdwX3YxX	11
dGdwYWtf	11
dGdwYXRf	11
dGstdXMt	11
dGsuZXlK	11
dGtjYXBpX	11
dGtuLnYxX	11
dHB1Zl	11
dHJfZGV2X	11
dHJfc3RnX	11
dHJfcGF0X	11
dHJfcHJvZF	11
dHNlY1	11
dHNrZXkt	11
dHZseS	11
dPQ1NQWC	11
dQTF9BUDEu	11
dSMTM0ODk0M	11
dW5rZXlf	11
dWNhdF	11
da2-	94
dapi	295
db-	282
dbtc_	314
dbtu_	314
dckr_oat_	213
dckr_pat_	212
ddo_	134
ddp_	134
dha2Ff	11
dhbmRiX3YxX	11
discord.com/api/	230
discordapp.com/api/	230
djEuMC	11
djbnRmeS	11
dmsxLmEu	11
dnR3bl	11
dnkey-	141
doc2VjX	11
doo_v1_	124
dop_v1_	124
dor_v1_	124
dos_v1_	124
dose	296
dp.audit.	339
dp.ct.	339
dp.pt.	339
dp.sa.	339
dp.scim.	339
dp.st.	340
dpdGh1Yl9wYXRf	11
dryrunsec_	181
dsY2J0L	11
dsYWdlbnQt	11
dsZHQt	11
dsZmZjdC	11
dsZnQt	11
dsaW10L	11
dsb2FzL	11
dsc29hdC	11
dsc2Ff	11
dscGF0L	11
dscHR0L	11
dscnQt	11
dscnRyL	11
dsd3Qt	11
dt0	328
dtn_	65
dub_	384
duffel_live_	292
duffel_test_	292
dvc_server_	195
dzX2FwcHN3ZWVwX	11
e2b_	64
eG5kX2RldmVsb3BtZW50X	11
eG5kX3Byb2R1Y3Rpb25f	11
eG94YS	11
eG94Yi	11
eG94Yy	11
eG94ZC	11
eG94ZS	11
eG94ZS54b3	11
eG94by	11
eG94cC	11
eG94ci	11
eG94cy	11
eGFhdC	11
eGFwcC	11
eGFwdC	11
eGtleXNpYi	11
eHNtdHBzaWIt	11
eWEyOS	11
eWRjLXNrL	11
enBrYV	11
endr+	178
esecret_	49
essu_	331
eyJ0eXAiOiAiVENWMiJ9.	172
eyJ2MiI6I	146
eyJpc3MiOiJ1c2VyIiwianRpIjoiYXQt	184
eyJrIjoi	327
eyJtaXJv	370
fc-	69
figd_	369
figdh_	369
figo_	369
figoh_	369
figr_	369
figrh_	369
figu_	369
figuh_	369
fio-u-	373
flb_live_	293
flb_test_	293
flp_	46
fm1_	131
fm1a_	131
fm1r_	131
fm2_	131
fm2a_	131
fm2r_	131
fpk_	31
fw_	31
gcntfy-	386
gho_	147
ghp_	147
ghr_	147,148
ghs_	147,150
ghu_	147
github_pat_	149
glagent-	157
glc_	326
glcbt-	159
gldt-	154
glffct-	154
glft-	154
glimt-	156
gloas-	158
glpat-	151,152
glptt-	155
glrt-	153,154
glrtr-	153,154
glsa_	325
glsoat-	154
glwt-	154
gs_appsweep_	182
gsk_	27
h4dHBf	11
h4dHdf	11
hSS1Ut	11
hY2Nlc3MtZGV2ZWxvcG1lbnQt	11
hY2Nlc3Mtc2FuZGJveC	11
hY2Nlc3MtcHJvZHVjdGlvbi	11
hY2Nlc3NfdG9rZW4kc2FuZGJveC	11
hY2Nlc3NfdG9rZW4kcHJvZHVjdGlvbi	11
ha2FiL	11
haTcxLWFwaS	11
hamtleV	11
hawk.	179
hbXpuLm13cy	11
hcGlfb3JnX	11
hcGlfbGl2Z	11
hcGlfc2FuZGJve	11
hcGlmeV9hcGlf	11
hcGlrZXlf	11
hf_	22
hhYXQt	11
hhcHAt	11
hhcHQt	11
hhd2su	11
hooks.slack.com/	228
hooks.zapier.com/hooks/catch/	254
hop_pat_	144
hrZXlzaWIt	11
huZF9kZXZlbG9wbWVudF	11
huZF9wcm9kdWN0aW9uX	11
hvb.	343
hvb2tzLnNsYWNrLmNvbS	11
hvb2tzLnphcGllci5jb20vaG9va3MvY2F0Y2gv	11
hvcF9wYXRf	11
hveG8t	11
hveGEt	11
hveGIt	11
hveGMt	11
hveGQt	11
hveGUt	11
hveGUueG94	11
hveHAt	11
hveHIt	11
hveHMt	11
hvr.	343
hvs.	342
hxtp_	200
hxtw_	200
hzbXRwc2liL	11
iMTBjazUu	11
iY2UtdjMvQUxUQUst	11
iYl90ZXN0X	11
iYl9saXZlX	11
iZWRyb2NrLWFwaS1rZXktWW1Wa2NtOWpheTVoYldGNmIyNWhkM011WTI5d	11
ia2FhX	11
ia2FqX	11
ia2FyX	11
ia2N0X	11
ia3B0X	11
ia3BhdF	11
ia3BzX	11
ia3VhX	11
ico-	186
ik_	329
ion_	201
isat_	315
jZmF0X	11
jZnV0X	11
jZnhrX	11
ja19wcm9kdWN0aW9uX	11
ja19zdGFnaW5nX	11
jaGF0Lmdvb2dsZWFwaXMuY29tL3YxL3NwYWNlcy	11
jb25maWdjYXQtc2RrLTEv	11
jb3Ntb1	11
jbVZtZ	11
jbnZjY	11
jina_	40
kRzlyT	11
kY2tyX29hdF	11
kY2tyX3BhdF	11
kYWFjdF	11
kYnR1X	11
kYnRjX	11
kaXNjb3JkLmNvbS9hcGkv	11
kaXNjb3JkYXBwLmNvbS9hcGkv	11
kb29fdjFf	11
kb3BfdjFf	11
kb3JfdjFf	11
kb3NfdjFf	11
kbmtleS	11
kcC5hdWRpdC	11
kcC5jdC	11
kcC5wdC	11
kcC5zY2ltL	11
kcC5zYS	11
kcC5zdC	11
kcnlydW5zZWNf	11
kdWZmZWxfbGl2ZV	11
kdWZmZWxfdGVzdF	11
kdmNfc2VydmVyX	11
key-	247
key_	52,79,80
l3Wlc1Ql	11
lHUVZK	11
lRb0piM0pwWjJsd	11
lbmRyK	11
lc2VjcmV0X	11
lc3N1X	11
leUowZVhBaU9pQWlWRU5XTWlKOS	11
leUoyTWlJNk	11
leUp0YVhKd	11
leUpwYzNNaU9pSjFjMlZ5SWl3aWFuUnBJam9pWVhRd	11
leUpySWpva	11
lhMjku	11
lin_api_	359
lip_	390
live_	54,291,389
lkYy1zay	11
llx-	76
ls__	56
lsv2_pt_	55
lsv2_sk_	55
lzYXRf	11
maW8tdS	11
maWd1X	11
maWd1aF	11
maWdkX	11
maWdkaF	11
maWdvX	11
maWdvaF	11
maWdyX	11
maWdyaF	11
maker.ifttt.com/trigger/	256
mbGJfbGl2ZV	11
mbGJfdGVzdF	11
mbTFhX	11
mbTFyX	11
mbTJhX	11
mbTJyX	11
mdb_sa_sk_	305
mercury_production_	277
mercury_sandbox_	277
mergify_application_key_	175
mik_	388
mint_	193
mis_	388
mlsn.	250
msh	88
msk_	61
nY250Znkt	11
naXRodWJfcGF0X	11
napi_	301
nbG9hcy	11
nbGFnZW50L	11
nbGNidC	11
nbGR0L	11
nbGZ0L	11
nbGZmY3Qt	11
nbGltdC	11
nbHB0dC	11
nbHBhdC	11
nbHJ0L	11
nbHJ0ci	11
nbHNhX	11
nbHNvYXQt	11
nbHd0L	11
nc19hcHBzd2VlcF	11
nfp_	130
npm_	202
nrt_	358
ntn_	357
nvapi-	37
nyk_	251
oYXdrL	11
oapi.dingtalk.com/robot/send	236
ob29rcy56YXBpZXIuY29tL2hvb2tzL2NhdGNoL	11
ob29rcy5zbGFjay5jb20v	11
ob3BfcGF0X	11
odt_	180
oeHR3X	11
oeHRwX	11
ops_eyJ	336
org_	334
ory_ac_	348
ory_apikey_	348
ory_at_	348
ory_pat_	348
ory_rt_	348
ory_st_	348
ory_wak_	348
os_v2_app_	252
os_v2_org_	252
ovsxat_	211
ovsxp_	211
oy2	208
p.eyJ1I	308
p8e-	372
pBUEE5MW	11
pRUUo5O	11
pRUUo5R	11
pRUUo5S	11
pa-	39
packagist_acs_	210
packagist_cut_	210
packagist_ort_	210
packagist_out_	210
packagist_uut_	210
pat	360
pat-ap	374
pat-eu	374
pat-na	374
pat.	174
pat_	77
pc2F0X	11
pcsk_	73
pdl_live_apikey_	267
pdl_sdbx_apikey_	267
permit_key_	349
persona_production_	351
persona_sandbox_	351
pfYXV0aD	11
pha_	300
phr_	300
phs_	300
phx_	299
pina_	243
pinr_	243
pk_	363
pnu_	187
polar_at_	268
polar_oat_	268
polar_pat_	268
polar_rt_	268
ppbmFf	11
pplx-	32
prf_	385
pscale_oauth_	302
pscale_pw_	302
pscale_tkn_	302
ptk_	143
ptr_	142
pts_	85
pul-	185
pwa2Ff	11
pypi-AgEIcHlwaS5vcmc	204
pypi-AgENdGVzdC5weXBpLm9yZw	204
qaW5hX	11
qyapi.weixin.qq.com/cgi-bin/webhook/	237
r8_	29
ramp_business_tok_	278
ramp_sec_	278
rdme_	192
re_	248
rh-api-	280
rk_live_	257
rk_prod_	257
rk_test_	257
rnd_	133
rootly_	332
rpa_	44,398
rubygems_	206
rzp_live_	264
rzp_test_	264
s-s4t2af-	356
s-s4t2ud-	356
saW5fYXBpX	11
saXZlX	11
salad_cloud_user_	53
samsara_api_	294
sat.	174
sb_secret_	298
sbp_	297
sc3YyX3B0X	11
sc3YyX3NrX	11
sct_	364
seam_	395
sec-c-	253
secret-	196
secret-live-	347
secret-test-	347
secret_live_	396
secret_test_	396
sgp_	166,312
sha256~	219
shippo_live_	290
shippo_test_	290
shpat_	284
shpca_	284
shppa_	284
shpss_	284
shptka_	284
signkey-	62
sk-	33,36,41
sk-None-	16,17
sk-ant-admin	19
sk-ant-api	18
sk-ant-oat	20
sk-ant-ort	20
sk-ant-sid	21
sk-api-	42
sk-gamma-	84
sk-hc-v1-	51
sk-helicone-	58
sk-let-	60
sk-lf-	57
sk-or-v	34
sk-proj-	16
sk-pyx-	205
sk-svcacct-	16
sk.eyJ	387
sk_	35,263
sk_car_	45
sk_dev_	383
sk_live_	257
sk_live_a2V5X	259
sk_prod_	257,383
sk_production_	286
sk_staging_	286
sk_test_	257
sk_test_a2V5X	259
skapi_cert_	275
skapi_prod_	275
sl.	368
slk_	167
sm_aat_	317
sm_pat_	317
sm_sat_	317
sntrya_	320
sntryi_	320
sntrys_	318
sntryu_	319
sq0atp-	261
sq0csp-	261
sqa_	176
sqp_	176
squ_	176
st.	341
sv=20	115
t1.	123
tYWtlci5pZnR0dC5jb20vdHJpZ2dlci	11
tZGJfc2Ffc2tf	11
tZXJjdXJ5X3Byb2R1Y3Rpb25f	11
tZXJjdXJ5X3NhbmRib3hf	11
tZXJnaWZ5X2FwcGxpY2F0aW9uX2tleV	11
taW50X	11
tbHNuL	11
test_	291,389
tfp_	366
tgp_v1_	30
tgpak_	197
tgpat_	197
tk-us-	135
tk.eyJ	387
tkcapi_	189
tkn.v1_	365
tmc1	354
tpuf_	75
tr_dev_	63
tr_pat_	63
tr_prod_	63
tr_stg_	63
ts_	283
tsec_	139
tskey-	140
tss_	220
tvly-	68
uYWNjL	11
uYWNjX	11
uYXBpX	11
uYXRsYXN2MS	11
uYXp1cmV3ZWJzaXRlcy5uZXQvYXBpL	11
ub2ZmaWNlLmNvbS93ZWJob29r	11
ubG9jYWwtcHcu	11
ubG9jYWwu	11
ubG9naWMuYXp1cmUuY29t	11
ubWFrZS5jb20v	11
uc2VjcmV0L	11
uc2VjcmV0LXB3L	11
ucat_	136
udmFwaS	11
unkey_	87
v1.0-	126
vYXBpLmRpbmd0YWxrLmNvbS9yb2JvdC9zZW5k	11
vaG9va3Mv	11
vb3Blbi1hcGlzL2JvdC92Mi9ob29rL	11
vc192Ml9hcHBf	11
vc192Ml9vcmdf	11
vcHNfZXlK	11
vca_	129
vci_	129
vck_	47
vcnlfYWNf	11
vcnlfYXBpa2V5X	11
vcnlfYXRf	11
vcnlfc3Rf	11
vcnlfcGF0X	11
vcnlfcnRf	11
vcnlfd2FrX	11
vcp_	129
vcr_	129
vdnN4YXRf	11
vdnN4cF	11
vk1.a.	244
vtwn_	397
wLmV5SjFJ	11
wY3NrX	11
wYWNrYWdpc3RfY3V0X	11
wYWNrYWdpc3RfYWNzX	11
wYWNrYWdpc3Rfb3J0X	11
wYWNrYWdpc3Rfb3V0X	11
wYWNrYWdpc3RfdXV0X	11
wYXQtYX	11
wYXQtZX	11
wYXQtbm	11
wZGxfbGl2ZV9hcGlrZXlf	11
wZGxfc2RieF9hcGlrZXlf	11
wZXJtaXRfa2V5X	11
wZXJzb25hX3Byb2R1Y3Rpb25f	11
wZXJzb25hX3NhbmRib3hf	11
waW5hX	11
waW5yX	11
waka_	335
wandb_v1_	59
wb2xhcl9hdF	11
wb2xhcl9vYXRf	11
wb2xhcl9wYXRf	11
wb2xhcl9ydF	11
wc2NhbGVfb2F1dGhf	11
wc2NhbGVfcHdf	11
wc2NhbGVfdGtuX	11
wcGx4L	11
weXBpLUFnRU5kR1Z6ZEM1d2VYQnBMbTl5Wn	11
weXBpLUFnRUljSGx3YVM1dmNtY	11
whsec_	258
wrka	380
xMDAwL	11
xUFJLL	11
xaat-	330
xai-	28
xapp-	223
xapt-	330
xau_	304
xeWFwaS53ZWl4aW4ucXEuY29tL2NnaS1iaW4vd2ViaG9vay	11
xkeysib-	249
xnd_development_	271
xnd_production_	271
xoxa-	221,222
xoxb-	221
xoxc-	226
xoxd-	227
xoxe-	221,225
xoxe.xox	224
xoxo-	221
xoxp-	221
xoxr-	221,222
xoxs-	221
xpbl9hcGlf	11
xpdmVf	11
xsmtpsib-	249
xzdjJfc2tf	11
xzdjJfcHRf	11
yYW1wX2J1c2luZXNzX3Rva1	11
yYW1wX3NlY1	11
yZG1lX	11
ya190ZXN0X	11
ya19saXZlX	11
ya19wcm9kX	11
ya29.	97
yaC1hcGkt	11
yb290bHlf	11
ydWJ5Z2Vtc1	11
ydc-sk-	72
yenBfbGl2ZV	11
yenBfdGVzdF	11
zLXM0dDJ1ZC	11
zLXM0dDJhZi	11
zYW1zYXJhX2FwaV	11
zYWxhZF9jbG91ZF91c2VyX	11
zYl9zZWNyZXRf	11
zZWFtX	11
zZWMtYy	11
zZWNyZXQt	11
zZWNyZXQtbGl2ZS	11
zZWNyZXQtdGVzdC	11
zZWNyZXRfbGl2ZV	11
zZWNyZXRfdGVzdF	11
za190ZXN0X	11
za190ZXN0X2EyVjVY	11
za19jYXJf	11
za19kZXZf	11
za19saXZlX	11
za19saXZlX2EyVjVY	11
za19wcm9kX	11
za19wcm9kdWN0aW9uX	11
za19zdGFnaW5nX	11
za2FwaV9jZXJ0X	11
za2FwaV9wcm9kX	11
zaGEyNTZ+	11
zaGlwcG9fbGl2ZV	11
zaGlwcG9fdGVzdF	11
zaHB0a2Ff	11
zaHBhdF	11
zaHBjYV	11
zaHBwYV	11
zaHBzc1	11
zaWdua2V5L	11
zay1Ob25lL	11
zay1hbnQtYWRtaW	11
zay1hbnQtYXBp	11
zay1hbnQtb2F0	11
zay1hbnQtb3J0	11
zay1hbnQtc2lk	11
zay1hcGkt	11
zay1nYW1tYS	11
zay1oYy12MS	11
zay1oZWxpY29uZS	11
zay1sZXQt	11
zay1sZi	11
zay1vci12	11
zay1wcm9qL	11
zay1weXgt	11
zay1zdmNhY2N0L	11
zay5leU	11
zbV9hYXRf	11
zbV9wYXRf	11
zbV9zYXRf	11
zbnRyeWFf	11
zbnRyeWlf	11
zbnRyeXNf	11
zbnRyeXVf	11
zcTBhdHAt	11
zcTBjc3At	11
zdj0yM	11
zpka_	199
|eyJ	145"""
