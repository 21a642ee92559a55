"""The literals of all detectors with the detectors' numbers: made by `make_index`, do not edit."""

# fmt: off
# ruff: noqa: E501

IN_TEXT = ((1, ('://',)), (3, ('PRIVATE KEY',)), (4, ('eyJ',)), (7, ('value',)))
IN_FOLDED = ((2, ('bearer_', 'basic_', 'token_', 'bearer\t', 'basic\t', 'token\t', '__u', '___user')), (5, ('pass', 'pwd', 'pword', 'secret', 'token', 'key', 'auth', 'cred', 'bearer', 'senha', 'dsn', 'contras', 'psw', '_pat')))
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
django_secret
djangosecret
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
freemius
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
api_hash
apihash
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
pusher
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
agora
gotify
square
braintree_private
braintree_secret
braintreeprivate
paypal
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
algolia_api
algolia_key
algolia_write
algoliaadmin
algoliaapi
segment
sgmt
mixpanel
mp_service_account
amplitude_secret
amplitude_api
amplitude_key
amplitudesecret
amplitudeapi
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
dd_client
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
rollbar
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
adobe
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
spotify
spotipy
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
$aact_	268
+ABa	99
+ACR	108
+AEh	103
+AMC	100
+ARm	104
+ASb	102
+ASt	97
-us1	241
-us2	241
-us3	241
-us4	241
-us5	241
-us6	241
-us7	241
-us8	241
-us9	241
.acc-	345
.acc_	345
.atlasv1.	180
.azurewebsites.net/api/	110
.local-pw.	341
.local.	341
.logic.azure.com	113
.make.com/	250
.office.com/webhook	228
.secret-pw.	341
.secret.	341
.v1.	356
/hooks/	230
/open-apis/bot/v2/hook/	231
00D	370
0Q~	96
0Z3BfdjFf	8
0Z3Bha1	8
0Z3BhdF	8
0ZXN0X	8
0a24udjFf	8
0a2NhcGlf	8
0ay11cy	8
0ay5leU	8
0c2VjX	8
0c2tleS	8
0cHVmX	8
0cl9kZXZf	8
0cl9wYXRf	8
0cl9wcm9kX	8
0cl9zdGdf	8
0dmx5L	8
1000.	375
1JTklNQVgt	8
1PRK-	333
1Q~	96
1Y2F0X	8
1bmtleV	8
1ha2VyLmlmdHR0LmNvbS90cmlnZ2VyL	8
1kYl9zYV9za1	8
1lcmN1cnlfc2FuZGJveF	8
1lcmN1cnlfcHJvZHVjdGlvbl	8
1lcmdpZnlfYXBwbGljYXRpb25fa2V5X	8
1pZC1zZXJ2ZXIt	8
1pbnRf	8
1sc24u	8
2MS4wL	8
2Q~	96
2azEuYS	8
2dHduX	8
3MVG9	371
3Q~	96
3YW5kYl92MV	8
3YWthX	8
3aHNlY1	8
4Q~	96
4YWF0L	8
4YXB0L	8
4YXBwL	8
4a2V5c2liL	8
4b1d	302
4b3hhL	8
4b3hiL	8
4b3hjL	8
4b3hkL	8
4b3hlL	8
4b3hlLnhve	8
4b3hvL	8
4b3hwL	8
4b3hyL	8
4b3hzL	8
4bmRfZGV2ZWxvcG1lbnRf	8
4bmRfcHJvZHVjdGlvbl	8
4c210cHNpYi	8
52YXBpL	8
5Q~	96
5SQUst	8
5SSUkt	8
5SSVEt	8
5YTI5L	8
5ZGMtc2st	8
5d1pXNUJT	8
5hY2Mt	8
5hY2Nf	8
5hcGlf	8
5hdGxhc3YxL	8
5henVyZXdlYnNpdGVzLm5ldC9hcGkv	8
5sb2NhbC	8
5sb2NhbC1wdy	8
5sb2dpYy5henVyZS5jb2	8
5tYWtlLmNvbS	8
5vZmZpY2UuY29tL3dlYmhvb2	8
5zZWNyZXQtcHcu	8
5zZWNyZXQu	8
6QVBBOTFi	8
6Q~	96
6X2F1dGg9	8
6cGthX	8
7Q~	96
8Q~	96
92c3hhdF	8
92c3hwX	8
9Q~	96
9hcGkuZGluZ3RhbGsuY29tL3JvYm90L3Nlbm	8
9ob29rcy	8
9vcGVuLWFwaXMvYm90L3YyL2hvb2sv	8
9wZW5BS	10,11,12
9wc19leU	8
9yeV93YWtf	8
9yeV9hY1	8
9yeV9hcGlrZXlf	8
9yeV9hdF	8
9yeV9wYXRf	8
9yeV9ydF	8
9yeV9zdF	8
9zX3YyX29yZ1	8
9zX3YyX2FwcF	8
:AA	227
:APA91b	95
:_auth=	200
:fx	86
==:	308
A3-	332
A3T	87
AAAAAAAAAAAAAAAAAAAA	237
ABIA	87
ABSK	89
ACCA	87
ACDb	98
AGE-SECRET-KEY-1	339
AGE-SECRET-KEY-PQ-1	340
AIK_CI_	174
AIK_SECRET_	174
AIoT	105
AIza	21
AKCp	213
AKIA	87
AKID	117
AKLT	118
API-	170
APIM	101
API_KEY	395
APP_USR-	264
AQ.Ab8R	22
AQAAANCMnd8BFdERjHo	135
AQVN	119
ASIA	87
ATATT3xFfGF0	161
ATBB	158
ATCTT3xFfGN0	159
ATTA	357
AVNS_	304
AZDO	162
AZEG	106
AstraCS:	301
AuZXlKMU	8
AzCa	107
AzFu	109
AzSe	111
B5cGktQWdFSWNIbHdhUzV2Y21j	8
B5cGktQWdFTmRHVnpkQzV3ZVhCcExtOXlad	8
BBDC-	160
BBFF-	390
BBUS-	390
BNQUst	8
BNQVQt	8
BQUFBQUFBQUFBQUFBQUFBQUFBQ	8
BR0UtU0VDUkVULUtFWS0x	8
BR0UtU0VDUkVULUtFWS1QUS0x	8
BSA	68
BST0RVQ1RJT05f	8
BSUtfQ0lf	8
BSUtfU0VDUkVUX	8
BUElfS0VZ	8
BUFBfVVNSL	8
BUS5BYjhS	8
BUUFBQU5DTW5kOEJGZEVSakhv	8
BVEFUVDN4RmZHRj	8
BVENUVDN4RmZHTj	8
BVk5TX	8
Bc3RyYUNTO	8
BhY2thZ2lzdF	8
BhdC1hc	8
BhdC1ld	8
BhdC1uY	8
BjR1Z1UV	8
Bjc2tf	8
BkbF9saXZlX2FwaWtleV	8
BkbF9zZGJ4X2FwaWtleV	8
Blcm1pdF9rZXlf	8
BlcnNvbmFfc2FuZGJveF	8
BlcnNvbmFfcHJvZHVjdGlvbl	8
BpbmFf	8
BpbnJf	8
BvbGFyX29hdF	8
BvbGFyX2F0X	8
BvbGFyX3BhdF	8
BvbGFyX3J0X	8
BwbHgt	8
BzY2FsZV90a25f	8
BzY2FsZV9vYXV0aF	8
BzY2FsZV9wd1	8
CAIS	116
CCDB1_	298
CCIPAT_	165
CCIPRJ_	166
CFPAT-	377
CG-	276
CLOJARS_	206
CQkRDL	8
CQkZGL	8
CQlVTL	8
DQ0RCMV	8
DQ0lQQVRf	8
DQ0lQUkpf	8
DRlBBVC	8
DTE9KQVJTX	8
EAA	234
EAAA	255
EAACEdEose0cBA	235
ES_	348
EXO	134
EZAK	284
EZTK	284
EwMDAu	8
F5YXBpLndlaXhpbi5xcS5jb20vY2dpLWJpbi93ZWJob29rL	8
FBQUFBQUFBQUFBQUFBQUFBQUFB	8
FHRS1TRUNSRVQtS0VZLT	8
FHRS1TRUNSRVQtS0VZLVBRLT	8
FJS19DSV	8
FJS19TRUNSRVRf	8
FLWSECK-	260
FLWSECK_TEST	261
FLWSECK_TEST-	260
FQSV9LRV	8
FQUF9VU1It	8
FQUFDRWRFb3NlMGNCQ	8
FQUkst	8
FQoGZXIvYXdz	88
FRLkFiOF	8
FRQUFBTkNNbmQ4QkZkRVJqSG	8
FUQ1RUM3hGZkdOM	8
FUQVRUM3hGZkdGM	8
FWTlNf	8
FjY2Vzc190b2tlbiRwcm9kdWN0aW9uJ	8
FjY2Vzc190b2tlbiRzYW5kYm94J	8
FjY2Vzcy1kZXZlbG9wbWVudC	8
FjY2Vzcy1wcm9kdWN0aW9uL	8
FjY2Vzcy1zYW5kYm94L	8
FlyV1	129
FpNzEtYXBpL	8
Fqa2V5X	8
FrYWIt	8
Ftem4ubXdzL	8
FwaV9saXZl	8
FwaV9vcmdf	8
FwaV9zYW5kYm94	8
FwaWZ5X2FwaV	8
FwaWtleV	8
FwoGZXIvYXdz	88
FzdHJhQ1M6	8
GOCSPX-	93
GR1348941	157
GTFdTRUNLL	8
GTFdTRUNLX1RFU1	8
GTFdTRUNLX1RFU1Qt	8
GUW9HWlhJdllYZH	8
GbHlWM	8
Gd29HWlhJdllYZH	8
HRKU-	125
HT0NTUFgt	8
HUjEzNDg5ND	8
IGQVJ	236
IQoJb3JpZ2lu	88
IUktVL	8
IxMGNrNS	8
J1YnlnZW1zX	8
J6cF90ZXN0X	8
J6cF9saXZlX	8
JCREMt	8
JCRkYt	8
JCVVMt	8
JGFhY3Rf	8
JHQVBJL	8
JQQJ99	23
JQQJ9D	23
JQQJ9H	23
JR1FWS	8
JUW9KYjNKcFoybH	8
JhbXBfYnVzaW5lc3NfdG9rX	8
JhbXBfc2VjX	8
JiX2xpdmVf	8
JiX3Rlc3Rf	8
JjZS12My9BTFRBSy	8
JkbWVf	8
JlZHJvY2stYXBpLWtleS1ZbVZrY205amF5NWhiV0Y2YjI1aGQzTXVZMjl0	8
JoLWFwaS	8
JrX2xpdmVf	8
JrX3Byb2Rf	8
JrX3Rlc3Rf	8
JrY3Rf	8
JrYWFf	8
JrYWpf	8
JrYXJf	8
JrcGF0X	8
JrcHNf	8
JrcHRf	8
JrdWFf	8
Jvb3RseV	8
KUVFKOT	8
KUVFKOU	8
L29wZW4tYXBpcy9ib3QvdjIvaG9vay	8
L2hvb2tzL	8
LKIA	185
LSIA	185
LTAI	114
Lm1ha2UuY29tL	8
Lm9mZmljZS5jb20vd2ViaG9va	8
LmF0bGFzdjEu	8
LmF6dXJld2Vic2l0ZXMubmV0L2FwaS	8
LmFjY1	8
LmFjYy	8
LmxvY2FsL	8
LmxvY2FsLXB3L	8
LmxvZ2ljLmF6dXJlLmNvb	8
LnNlY3JldC	8
LnNlY3JldC1wdy	8
M01WRz	8
MINIMAX-	40
MTAwMC	8
MVBSSy	8
Mid-server-	267
MtczR0MmFmL	8
MtczR0MnVkL	8
N2PTIw	8
NDREIxX	8
NDSVBBVF	8
NDSVBSSl	8
NF-	328
NGUEFUL	8
NMT0pBUlNf	8
NNVkc5	8
NRAK-	316
NRAL	319
NRII-	317
NRIQ-	318
NSU5JTUFYL	8
NUQUdFX	8
NXTUtFWS0xL	8
NXTVRLTi0xL	8
NaWQtc2VydmVyL	8
NhbGFkX2Nsb3VkX3VzZXJf	8
NhbXNhcmFfYXBpX	8
NiX3NlY3JldF	8
NlY3JldC	8
NlY3JldC10ZXN0L	8
NlY3JldC1saXZlL	8
NlY3JldF90ZXN0X	8
NlY3JldF9saXZlX	8
NlYW1f	8
NlYy1jL	8
NmYXRf	8
NmdXRf	8
NmeGtf	8
NoYTI1Nn	8
NoYXQuZ29vZ2xlYXBpcy5jb20vdjEvc3BhY2VzL	8
NoaXBwb190ZXN0X	8
NoaXBwb19saXZlX	8
NocGF0X	8
NocGNhX	8
NocHBhX	8
NocHNzX	8
NocHRrYV	8
NpZ25rZXkt	8
NrLU5vbmUt	8
NrLW9yLX	8
NrLWFudC1hZG1pb	8
NrLWFudC1hcG	8
NrLWFudC1vYX	8
NrLWFudC1vcn	8
NrLWFudC1zaW	8
NrLWFwaS	8
NrLWdhbW1hL	8
NrLWhjLXYxL	8
NrLWhlbGljb25lL	8
NrLWxldC	8
NrLWxmL	8
NrLXB5eC	8
NrLXByb2ot	8
NrLXN2Y2FjY3Qt	8
NrLmV5S	8
NrX2Nhcl	8
NrX2Rldl	8
NrX2xpdmVf	8
NrX2xpdmVfYTJWNV	8
NrX3Byb2R1Y3Rpb25f	8
NrX3Byb2Rf	8
NrX3N0YWdpbmdf	8
NrX3Rlc3Rf	8
NrX3Rlc3RfYTJWNV	8
NrYXBpX2NlcnRf	8
NrYXBpX3Byb2Rf	8
NtVm1k	8
NtX2FhdF	8
NtX3BhdF	8
NtX3NhdF	8
NudHJ5YV	8
NudHJ5aV	8
NudHJ5c1	8
NudHJ5dV	8
NudmNh	8
NvbmZpZ2NhdC1zZGstMS	8
Nvc21vX	8
NxMGF0cC	8
NxMGNzcC	8
OUkFLL	8
OUklJL	8
OUklRL	8
OXdaVzVCU	8
OkFQQTkxY	8
Ol9hdXRoP	8
PMAK-	187
PMAT-	188
PRD-	282,283
PRODUCTION_	269
PcGVuQU	10,11,12
Q0NEQjFf	8
Q0NJUEFUX	8
Q0NJUFJKX	8
Q0ZQQVQt	8
Q0xPSkFSU1	8
QTUFLL	8
QTUFUL	8
QUFBQUFBQUFBQUFBQUFBQUFBQU	8
QUdFLVNFQ1JFVC1LRVktM	8
QUdFLVNFQ1JFVC1LRVktUFEtM	8
QUk9EVUNUSU9OX	8
QUlLX0NJX	8
QUlLX1NFQ1JFVF	8
QVBJX0tFW	8
QVBQX1VTUi	8
QVEuQWI4U	8
QVFBQUFOQ01uZDhCRmRFUmpIb	8
QVRBVFQzeEZmR0Yw	8
QVRDVFQzeEZmR04w	8
QVZOU1	8
QXN0cmFDUz	8
QY0dWdVFV	8
QkJEQy	8
QkJGRi	8
QkJVUy	8
QzQmxia0ZK	8
R09DU1BYL	8
R1IxMzQ4OTQx	8
R1ZmZlbF90ZXN0X	8
R1ZmZlbF9saXZlX	8
R2Y19zZXJ2ZXJf	8
R2bHkt	8
RFU1Qt	8
RGAPI-	387
RHOXJP	8
RUFBQ0VkRW9zZTBjQk	8
RhYWN0X	8
RidGNf	8
RidHVf	8
Rja3Jfb2F0X	8
Rja3JfcGF0X	8
RkxXU0VDS19URVNU	8
RkxXU0VDS19URVNUL	8
RkxXU0VDSy	8
RlFvR1pYSXZZWGR6	8
Rlc3Rf	8
Rmx5Vj	8
RncF92MV	8
RncGF0X	8
RncGFrX	8
RndvR1pYSXZZWGR6	8
Rpc2NvcmQuY29tL2FwaS	8
Rpc2NvcmRhcHAuY29tL2FwaS	8
RrLXVzL	8
RrLmV5S	8
RrY2FwaV	8
Rrbi52MV	8
Rua2V5L	8
Rvb192MV	8
Rvc192MV	8
RvcF92MV	8
Rvcl92MV	8
RwLmF1ZGl0L	8
RwLmN0L	8
RwLnB0L	8
RwLnN0L	8
RwLnNhL	8
RwLnNjaW0u	8
RwdWZf	8
RyX2Rldl	8
RyX3BhdF	8
RyX3Byb2Rf	8
RyX3N0Z1	8
RyeXJ1bnNlY1	8
RzZWNf	8
Rza2V5L	8
SBX-	282,283
SFJLVS	8
SG.	240
SR0FQSS	8
STAGE_	269
STS.	115
SUdRVk	8
SVFvSmIzSnBaMmx1	8
SWMKEY-1-	212
SWMTKN-1-	211
SlFRSjk5	8
SlFRSjlE	8
SlFRSjlI	8
T3BlbkFJ	9,10,11,12
TEST-	265
TUlOSU1BWC	8
TV01LRVktMS	8
TV01US04tMS	8
TVEFHRV	8
TWlkLXNlcnZlci	8
TlJBSy	8
TlJJSS	8
TlJJUS	8
U1RBR0Vf	8
U1dNS0VZLTEt	8
U1dNVEtOLTEt	8
UE1BSy	8
UE1BVC	8
UFJPRFVDVElPTl	8
UGNHVnVRV	8
UM0JsYmtGS	8
URVNUL	8
UkdBUEkt	8
V5SjBlWEFpT2lBaVZFTldNaUo5L	8
V5SjJNaUk2S	8
V5SnBjM01pT2lKMWMyVnlJaXdpYW5ScElqb2lZWFF0	8
V5SnJJam9p	8
V5SnRhWEp2	8
VBQUNFZEVvc2UwY0JB	8
VDNCbGJrRk	8
VEVTVC	8
VF.DM.	75
VjYXRf	8
VkYuRE0u	8
VuZHIr	8
Vua2V5X	8
VzZWNyZXRf	8
Vzc3Vf	8
WRi5ETS	8
Y21WbW	8
Y252Y2	8
Y29uZmlnY2F0LXNkay0xL	8
Y29zbW9f	8
Y2Z1dF	8
Y2Z4a1	8
Y2ZhdF	8
Y2hhdC5nb29nbGVhcGlzLmNvbS92MS9zcGFjZXMv	8
Y2tfc3RhZ2luZ1	8
Y2tfcHJvZHVjdGlvbl	8
YW16bi5td3Mu	8
YWNjZXNzLWRldmVsb3BtZW50L	8
YWNjZXNzLXByb2R1Y3Rpb24t	8
YWNjZXNzLXNhbmRib3gt	8
YWNjZXNzX3Rva2VuJHByb2R1Y3Rpb24k	8
YWNjZXNzX3Rva2VuJHNhbmRib3gk	8
YWk3MS1hcGkt	8
YWprZXlf	8
YWthYi	8
YXBpX29yZ1	8
YXBpX2xpdm	8
YXBpX3NhbmRib3	8
YXBpZnlfYXBpX	8
YXBpa2V5X	8
YjEwY2s1L	8
YmJfbGl2ZV	8
YmJfdGVzdF	8
YmNlLXYzL0FMVEFLL	8
YmVkcm9jay1hcGkta2V5LVltVmtjbTlqYXk1aGJXRjZiMjVoZDNNdVkyOX	8
Ymt1YV	8
YmthYV	8
Ymthal	8
Ymthcl	8
YmtjdF	8
YmtwYXRf	8
Ymtwc1	8
YmtwdF	8
YxLjAt	8
Z0d25f	8
Z2NudGZ5L	8
Z2l0aHViX3BhdF	8
Z2x3dC	8
Z2xhZ2VudC	8
Z2xjYnQt	8
Z2xkdC	8
Z2xmZmN0L	8
Z2xmdC	8
Z2xpbXQt	8
Z2xvYXMt	8
Z2xwYXQt	8
Z2xwdHQt	8
Z2xydC	8
Z2xydHIt	8
Z2xzYV	8
Z2xzb2F0L	8
Z3NfYXBwc3dlZXBf	8
Z3b0daWEl2WVhke	8
ZEc5ck	8
ZG5rZXkt	8
ZG9vX3YxX	8
ZG9wX3YxX	8
ZG9yX3YxX	8
ZG9zX3YxX	8
ZGJ0Y1	8
ZGJ0dV	8
ZGLkRNL	8
ZGNrcl9vYXRf	8
ZGNrcl9wYXRf	8
ZGlzY29yZC5jb20vYXBpL	8
ZGlzY29yZGFwcC5jb20vYXBpL	8
ZHAuY3Qu	8
ZHAuYXVkaXQu	8
ZHAuc2Eu	8
ZHAuc2NpbS	8
ZHAuc3Qu	8
ZHAucHQu	8
ZHJ5cnVuc2VjX	8
ZHVmZmVsX2xpdmVf	8
ZHVmZmVsX3Rlc3Rf	8
ZHZjX3NlcnZlcl	8
ZMV1NFQ0st	8
ZMV1NFQ0tfVEVTV	8
ZMV1NFQ0tfVEVTVC	8
ZRb0daWEl2WVhke	8
ZW5kci	8
ZXNlY3JldF	8
ZXNzdV	8
ZXlKMGVYQWlPaUFpVkVOV01pSjku	8
ZXlKMk1pSTZJ	8
ZXlKcGMzTWlPaUoxYzJWeUlpd2lhblJwSWpvaVlYUX	8
ZXlKcklqb2	8
ZXlKdGFYSn	8
Zm0xYV	8
Zm0xcl	8
Zm0yYV	8
Zm0ycl	8
ZmlnZF	8
ZmlnZGhf	8
Zmlnb1	8
Zmlnb2hf	8
Zmlncl	8
Zmlncmhf	8
ZmlndV	8
ZmlndWhf	8
ZmlvLXUt	8
ZmxiX2xpdmVf	8
ZmxiX3Rlc3Rf	8
ZpZ29f	8
ZpZ29oX	8
ZpZ2Rf	8
ZpZ2RoX	8
ZpZ3Jf	8
ZpZ3JoX	8
ZpZ3Vf	8
ZpZ3VoX	8
Zpby11L	8
ZrMS5hL	8
ZsYl90ZXN0X	8
ZsYl9saXZlX	8
ZseVYx	8
ZtMWFf	8
ZtMXJf	8
ZtMmFf	8
ZtMnJf	8
_mmk	350
aG9va3Muc2xhY2suY29tL	8
aG9va3MuemFwaWVyLmNvbS9ob29rcy9jYXRjaC	8
aG9wX3BhdF	8
aGF3ay	8
aHh0cF	8
aHh0d1	8
aXNhdF	8
access-development-	274
access-production-	274
access-sandbox-	274
access_token$production$	257
access_token$sandbox$	257
ai71-api-	45
aio_	389
ajkey_	83
ak_	372
akab-	124
aks_	306
al-	36
amluYV	8
amzn.mws.	92
api_	374
api_live	347
api_org_	20
api_sandbox	347
apify_api_	67
apikey_	271
apk_	78
b10ck5.	311
b2FwaS5kaW5ndGFsay5jb20vcm9ib3Qvc2VuZ	8
b3BzX2V5S	8
b3J5X2F0X	8
b3J5X2FjX	8
b3J5X2FwaWtleV	8
b3J5X3BhdF	8
b3J5X3J0X	8
b3J5X3N0X	8
b3J5X3dha1	8
b3NfdjJfYXBwX	8
b3NfdjJfb3JnX	8
b3ZzeGF0X	8
b3ZzeHBf	8
bGl2ZV	8
bGluX2FwaV	8
bHN2Ml9wdF	8
bHN2Ml9za1	8
bWFrZXIuaWZ0dHQuY29tL3RyaWdnZXIv	8
bWRiX3NhX3NrX	8
bWVyY3VyeV9wcm9kdWN0aW9uX	8
bWVyY3VyeV9zYW5kYm94X	8
bWVyZ2lmeV9hcHBsaWNhdGlvbl9rZXlf	8
bWludF	8
bWxzbi	8
bb_live_	63
bb_test_	63
bce-v3/ALTAK-	47
bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t	90
bkaa_	168
bkaj_	168
bkar_	168
bkct_	168
bkpat_	168
bkps_	168
bkpt_	168
bkua_	167
bmFwaV	8
bnZhcGkt	8
bpk-	378
bu_	64
c21fYWF0X	8
c21fc2F0X	8
c21fcGF0X	8
c250cnl1X	8
c250cnlhX	8
c250cnlpX	8
c250cnlzX	8
c2FsYWRfY2xvdWRfdXNlcl	8
c2Ftc2FyYV9hcGlf	8
c2Jfc2VjcmV0X	8
c2VhbV	8
c2VjLWMt	8
c2VjcmV0L	8
c2VjcmV0LWxpdmUt	8
c2VjcmV0LXRlc3Qt	8
c2VjcmV0X2xpdmVf	8
c2VjcmV0X3Rlc3Rf	8
c2hhMjU2f	8
c2hpcHBvX2xpdmVf	8
c2hpcHBvX3Rlc3Rf	8
c2hwY2Ff	8
c2hwYXRf	8
c2hwc3Nf	8
c2hwcGFf	8
c2hwdGthX	8
c2lnbmtleS	8
c2stTm9uZS	8
c2stYW50LW9hd	8
c2stYW50LW9yd	8
c2stYW50LWFkbWlu	8
c2stYW50LWFwa	8
c2stYW50LXNpZ	8
c2stYXBpL	8
c2stZ2FtbWEt	8
c2staGMtdjEt	8
c2staGVsaWNvbmUt	8
c2stb3Itd	8
c2stbGV0L	8
c2stbGYt	8
c2stc3ZjYWNjdC	8
c2stcHJvai	8
c2stcHl4L	8
c2suZXlK	8
c2tfY2FyX	8
c2tfZGV2X	8
c2tfbGl2ZV	8
c2tfbGl2ZV9hMlY1W	8
c2tfc3RhZ2luZ1	8
c2tfcHJvZF	8
c2tfcHJvZHVjdGlvbl	8
c2tfdGVzdF	8
c2tfdGVzdF9hMlY1W	8
c2thcGlfY2VydF	8
c2thcGlfcHJvZF	8
c3EwY3NwL	8
c3EwYXRwL	8
c3Y9Mj	8
cC5leUoxS	8
cG9sYXJfYXRf	8
cG9sYXJfb2F0X	8
cG9sYXJfcGF0X	8
cG9sYXJfcnRf	8
cGF0LW5h	8
cGF0LWFw	8
cGF0LWV1	8
cGFja2FnaXN0X	8
cGNza1	8
cGRsX2xpdmVfYXBpa2V5X	8
cGRsX3NkYnhfYXBpa2V5X	8
cGVybWl0X2tleV	8
cGVyc29uYV9wcm9kdWN0aW9uX	8
cGVyc29uYV9zYW5kYm94X	8
cGluYV	8
cGlucl	8
cHBseC	8
cHNjYWxlX29hdXRoX	8
cHNjYWxlX3B3X	8
cHNjYWxlX3Rrbl	8
cHlwaS1BZ0VJY0hsd2FTNXZjbW	8
cHlwaS1BZ0VOZEdWemRDNXdlWEJwTG05eVp3	8
cXlhcGkud2VpeGluLnFxLmNvbS9jZ2ktYmluL3dlYmhvb2sv	8
cal_	362
cfat_	122
cfk_	122
cflt	305
cfut_	122
cfxk_	388
chat.googleapis.com/v1/spaces/	229
cio	204
ck-	71
ck_	280
ck_production_	281
ck_staging_	281
cm9vdGx5X	8
cmFtcF9idXNpbmVzc190b2tf	8
cmFtcF9zZWNf	8
cmRtZV	8
cmVmd	214
cmgtYXBpL	8
cmtfbGl2ZV	8
cmtfcHJvZF	8
cmtfdGVzdF	8
cnVieWdlbXNf	8
cnpwX2xpdmVf	8
cnpwX3Rlc3Rf	8
cnvca	366
cog_	79
configcat-sdk-1/	191
cosmo_	195
cr-	80
cs_	280
csa_	215
csk-	35
cy1zNHQyYWYt	8
cy1zNHQydWQt	8
d2FrYV	8
d2FuZGJfdjFf	8
d2hzZWNf	8
dG9rO	373
dGVzdF	8
dGdwX3YxX	8
dGdwYWtf	8
dGdwYXRf	8
dGstdXMt	8
dGsuZXlK	8
dGtjYXBpX	8
dGtuLnYxX	8
dHB1Zl	8
dHJfZGV2X	8
dHJfc3RnX	8
dHJfcGF0X	8
dHJfcHJvZF	8
dHNlY1	8
dHNrZXkt	8
dHZseS	8
dPQ1NQWC	8
dSMTM0ODk0M	8
dW5rZXlf	8
dWNhdF	8
da2-	91
dapi	290
db-	277
dbtc_	309
dbtu_	309
dckr_oat_	210
dckr_pat_	209
ddo_	131
ddp_	131
dha2Ff	8
dhbmRiX3YxX	8
discord.com/api/	226
discordapp.com/api/	226
djEuMC	8
djbnRmeS	8
dmsxLmEu	8
dnR3bl	8
dnkey-	138
doc2VjX	8
doo_v1_	121
dop_v1_	121
dor_v1_	121
dos_v1_	121
dose	291
dp.audit.	334
dp.ct.	334
dp.pt.	334
dp.sa.	334
dp.scim.	334
dp.st.	335
dpdGh1Yl9wYXRf	8
dryrunsec_	178
dsY2J0L	8
dsYWdlbnQt	8
dsZHQt	8
dsZmZjdC	8
dsZnQt	8
dsaW10L	8
dsb2FzL	8
dsc29hdC	8
dsc2Ff	8
dscGF0L	8
dscHR0L	8
dscnQt	8
dscnRyL	8
dsd3Qt	8
dt0	323
dtn_	62
dub_	380
duffel_live_	287
duffel_test_	287
dvc_server_	192
dzX2FwcHN3ZWVwX	8
e2b_	61
eG5kX2RldmVsb3BtZW50X	8
eG5kX3Byb2R1Y3Rpb25f	8
eG94YS	8
eG94Yi	8
eG94Yy	8
eG94ZC	8
eG94ZS	8
eG94ZS54b3	8
eG94by	8
eG94cC	8
eG94ci	8
eG94cy	8
eGFhdC	8
eGFwcC	8
eGFwdC	8
eGtleXNpYi	8
eHNtdHBzaWIt	8
eWEyOS	8
eWRjLXNrL	8
enBrYV	8
endr+	175
esecret_	46
essu_	326
eyJ0eXAiOiAiVENWMiJ9.	169
eyJ2MiI6I	143
eyJpc3MiOiJ1c2VyIiwianRpIjoiYXQt	181
eyJrIjoi	322
eyJtaXJv	365
fc-	66
figd_	364
figdh_	364
figo_	364
figoh_	364
figr_	364
figrh_	364
figu_	364
figuh_	364
fio-u-	368
flb_live_	288
flb_test_	288
flp_	43
fm1_	128
fm1a_	128
fm1r_	128
fm2_	128
fm2a_	128
fm2r_	128
fpk_	28
fw_	28
gcntfy-	382
gho_	144
ghp_	144
ghr_	144,145
ghs_	144,147
ghu_	144
github_pat_	146
glagent-	154
glc_	321
glcbt-	156
gldt-	151
glffct-	151
glft-	151
glimt-	153
gloas-	155
glpat-	148,149
glptt-	152
glrt-	150,151
glrtr-	150,151
glsa_	320
glsoat-	151
glwt-	151
gs_appsweep_	179
gsk_	24
h4dHBf	8
h4dHdf	8
hSS1Ut	8
hY2Nlc3MtZGV2ZWxvcG1lbnQt	8
hY2Nlc3Mtc2FuZGJveC	8
hY2Nlc3MtcHJvZHVjdGlvbi	8
hY2Nlc3NfdG9rZW4kc2FuZGJveC	8
hY2Nlc3NfdG9rZW4kcHJvZHVjdGlvbi	8
ha2FiL	8
haTcxLWFwaS	8
hamtleV	8
hawk.	176
hbXpuLm13cy	8
hcGlfb3JnX	8
hcGlfbGl2Z	8
hcGlfc2FuZGJve	8
hcGlmeV9hcGlf	8
hcGlrZXlf	8
hf_	19
hhYXQt	8
hhcHAt	8
hhcHQt	8
hhd2su	8
hooks.slack.com/	225
hooks.zapier.com/hooks/catch/	249
hop_pat_	141
hrZXlzaWIt	8
huZF9kZXZlbG9wbWVudF	8
huZF9wcm9kdWN0aW9uX	8
hvb.	338
hvb2tzLnNsYWNrLmNvbS	8
hvb2tzLnphcGllci5jb20vaG9va3MvY2F0Y2gv	8
hvcF9wYXRf	8
hveG8t	8
hveGEt	8
hveGIt	8
hveGMt	8
hveGQt	8
hveGUt	8
hveGUueG94	8
hveHAt	8
hveHIt	8
hveHMt	8
hvr.	338
hvs.	337
hxtp_	197
hxtw_	197
hzbXRwc2liL	8
iMTBjazUu	8
iY2UtdjMvQUxUQUst	8
iYl90ZXN0X	8
iYl9saXZlX	8
iZWRyb2NrLWFwaS1rZXktWW1Wa2NtOWpheTVoYldGNmIyNWhkM011WTI5d	8
ia2FhX	8
ia2FqX	8
ia2FyX	8
ia2N0X	8
ia3B0X	8
ia3BhdF	8
ia3BzX	8
ia3VhX	8
ico-	183
ik_	324
ion_	198
isat_	310
jZmF0X	8
jZnV0X	8
jZnhrX	8
ja19wcm9kdWN0aW9uX	8
ja19zdGFnaW5nX	8
jaGF0Lmdvb2dsZWFwaXMuY29tL3YxL3NwYWNlcy	8
jb25maWdjYXQtc2RrLTEv	8
jb3Ntb1	8
jbVZtZ	8
jbnZjY	8
jina_	37
kRzlyT	8
kY2tyX29hdF	8
kY2tyX3BhdF	8
kYWFjdF	8
kYnR1X	8
kYnRjX	8
kaXNjb3JkLmNvbS9hcGkv	8
kaXNjb3JkYXBwLmNvbS9hcGkv	8
kb29fdjFf	8
kb3BfdjFf	8
kb3JfdjFf	8
kb3NfdjFf	8
kbmtleS	8
kcC5hdWRpdC	8
kcC5jdC	8
kcC5wdC	8
kcC5zY2ltL	8
kcC5zYS	8
kcC5zdC	8
kcnlydW5zZWNf	8
kdWZmZWxfbGl2ZV	8
kdWZmZWxfdGVzdF	8
kdmNfc2VydmVyX	8
key-	242
key_	49,76,77
l3Wlc1Ql	8
lHUVZK	8
lRb0piM0pwWjJsd	8
lbmRyK	8
lc2VjcmV0X	8
lc3N1X	8
leUowZVhBaU9pQWlWRU5XTWlKOS	8
leUoyTWlJNk	8
leUp0YVhKd	8
leUpwYzNNaU9pSjFjMlZ5SWl3aWFuUnBJam9pWVhRd	8
leUpySWpva	8
lhMjku	8
lin_api_	354
lip_	386
live_	51,286,385
lkYy1zay	8
llx-	73
ls__	53
lsv2_pt_	52
lsv2_sk_	52
lzYXRf	8
maW8tdS	8
maWd1X	8
maWd1aF	8
maWdkX	8
maWdkaF	8
maWdvX	8
maWdvaF	8
maWdyX	8
maWdyaF	8
maker.ifttt.com/trigger/	251
mbGJfbGl2ZV	8
mbGJfdGVzdF	8
mbTFhX	8
mbTFyX	8
mbTJhX	8
mbTJyX	8
mdb_sa_sk_	300
mercury_production_	272
mercury_sandbox_	272
mergify_application_key_	172
mik_	384
mint_	190
mis_	384
mlsn.	245
msh	85
msk_	58
nY250Znkt	8
naXRodWJfcGF0X	8
napi_	296
nbG9hcy	8
nbGFnZW50L	8
nbGNidC	8
nbGR0L	8
nbGZ0L	8
nbGZmY3Qt	8
nbGltdC	8
nbHB0dC	8
nbHBhdC	8
nbHJ0L	8
nbHJ0ci	8
nbHNhX	8
nbHNvYXQt	8
nbHd0L	8
nc19hcHBzd2VlcF	8
nfp_	127
npm_	199
nrt_	353
ntn_	352
nvapi-	34
nyk_	246
oYXdrL	8
oapi.dingtalk.com/robot/send	232
ob29rcy56YXBpZXIuY29tL2hvb2tzL2NhdGNoL	8
ob29rcy5zbGFjay5jb20v	8
ob3BfcGF0X	8
odt_	177
oeHR3X	8
oeHRwX	8
ops_eyJ	331
org_	329
ory_ac_	343
ory_apikey_	343
ory_at_	343
ory_pat_	343
ory_rt_	343
ory_st_	343
ory_wak_	343
os_v2_app_	247
os_v2_org_	247
ovsxat_	208
ovsxp_	208
oy2	205
p.eyJ1I	303
p8e-	367
pBUEE5MW	8
pRUUo5O	8
pRUUo5R	8
pRUUo5S	8
pa-	36
packagist_	207
pat	355
pat-ap	369
pat-eu	369
pat-na	369
pat.	171
pat_	74
pc2F0X	8
pcsk_	70
pdl_live_apikey_	262
pdl_sdbx_apikey_	262
permit_key_	344
persona_production_	346
persona_sandbox_	346
pfYXV0aD	8
pha_	295
phr_	295
phs_	295
phx_	294
pina_	238
pinr_	238
pk_	358
pnu_	184
polar_at_	263
polar_oat_	263
polar_pat_	263
polar_rt_	263
ppbmFf	8
pplx-	29
prf_	381
pscale_oauth_	297
pscale_pw_	297
pscale_tkn_	297
ptk_	140
ptr_	139
pts_	82
pul-	182
pwa2Ff	8
pypi-AgEIcHlwaS5vcmc	201
pypi-AgENdGVzdC5weXBpLm9yZw	201
qaW5hX	8
qyapi.weixin.qq.com/cgi-bin/webhook/	233
r8_	26
ramp_business_tok_	273
ramp_sec_	273
rdme_	189
re_	243
rh-api-	275
rk_live_	252
rk_prod_	252
rk_test_	252
rnd_	130
rootly_	327
rpa_	41,394
rubygems_	203
rzp_live_	259
rzp_test_	259
s-s4t2af-	351
s-s4t2ud-	351
saW5fYXBpX	8
saXZlX	8
salad_cloud_user_	50
samsara_api_	289
sat.	171
sb_secret_	293
sbp_	292
sc3YyX3B0X	8
sc3YyX3NrX	8
sct_	359
seam_	391
sec-c-	248
secret-	193
secret-live-	342
secret-test-	342
secret_live_	392
secret_test_	392
sgp_	163,307
sha256~	216
shippo_live_	285
shippo_test_	285
shpat_	279
shpca_	279
shppa_	279
shpss_	279
shptka_	279
signkey-	59
sk-	30,33,38
sk-None-	13,14
sk-ant-admin	16
sk-ant-api	15
sk-ant-oat	17
sk-ant-ort	17
sk-ant-sid	18
sk-api-	39
sk-gamma-	81
sk-hc-v1-	48
sk-helicone-	55
sk-let-	57
sk-lf-	54
sk-or-v	31
sk-proj-	13
sk-pyx-	202
sk-svcacct-	13
sk.eyJ	383
sk_	32,258
sk_car_	42
sk_dev_	379
sk_live_	252
sk_live_a2V5X	254
sk_prod_	252,379
sk_production_	281
sk_staging_	281
sk_test_	252
sk_test_a2V5X	254
skapi_cert_	270
skapi_prod_	270
sl.	363
slk_	164
sm_aat_	312
sm_pat_	312
sm_sat_	312
sntrya_	315
sntryi_	315
sntrys_	313
sntryu_	314
sq0atp-	256
sq0csp-	256
sqa_	173
sqp_	173
squ_	173
st.	336
sv=20	112
t1.	120
tYWtlci5pZnR0dC5jb20vdHJpZ2dlci	8
tZGJfc2Ffc2tf	8
tZXJjdXJ5X3Byb2R1Y3Rpb25f	8
tZXJjdXJ5X3NhbmRib3hf	8
tZXJnaWZ5X2FwcGxpY2F0aW9uX2tleV	8
taW50X	8
tbHNuL	8
test_	286,385
tfp_	361
tgp_v1_	27
tgpak_	194
tgpat_	194
tk-us-	132
tk.eyJ	383
tkcapi_	186
tkn.v1_	360
tmc1	349
tpuf_	72
tr_dev_	60
tr_pat_	60
tr_prod_	60
tr_stg_	60
ts_	278
tsec_	136
tskey-	137
tss_	217
tvly-	65
uYWNjL	8
uYWNjX	8
uYXBpX	8
uYXRsYXN2MS	8
uYXp1cmV3ZWJzaXRlcy5uZXQvYXBpL	8
ub2ZmaWNlLmNvbS93ZWJob29r	8
ubG9jYWwtcHcu	8
ubG9jYWwu	8
ubG9naWMuYXp1cmUuY29t	8
ubWFrZS5jb20v	8
uc2VjcmV0L	8
uc2VjcmV0LXB3L	8
ucat_	133
udmFwaS	8
unkey_	84
v1.0-	123
vYXBpLmRpbmd0YWxrLmNvbS9yb2JvdC9zZW5k	8
vaG9va3Mv	8
vb3Blbi1hcGlzL2JvdC92Mi9ob29rL	8
vc192Ml9hcHBf	8
vc192Ml9vcmdf	8
vcHNfZXlK	8
vca_	126
vci_	126
vck_	44
vcnlfYWNf	8
vcnlfYXBpa2V5X	8
vcnlfYXRf	8
vcnlfc3Rf	8
vcnlfcGF0X	8
vcnlfcnRf	8
vcnlfd2FrX	8
vcp_	126
vcr_	126
vdnN4YXRf	8
vdnN4cF	8
vk1.a.	239
vtwn_	393
wLmV5SjFJ	8
wY3NrX	8
wYWNrYWdpc3Rf	8
wYXQtYX	8
wYXQtZX	8
wYXQtbm	8
wZGxfbGl2ZV9hcGlrZXlf	8
wZGxfc2RieF9hcGlrZXlf	8
wZXJtaXRfa2V5X	8
wZXJzb25hX3Byb2R1Y3Rpb25f	8
wZXJzb25hX3NhbmRib3hf	8
waW5hX	8
waW5yX	8
waka_	330
wandb_v1_	56
wb2xhcl9hdF	8
wb2xhcl9vYXRf	8
wb2xhcl9wYXRf	8
wb2xhcl9ydF	8
wc2NhbGVfb2F1dGhf	8
wc2NhbGVfcHdf	8
wc2NhbGVfdGtuX	8
wcGx4L	8
weXBpLUFnRU5kR1Z6ZEM1d2VYQnBMbTl5Wn	8
weXBpLUFnRUljSGx3YVM1dmNtY	8
whsec_	253
wrka	376
xMDAwL	8
xUFJLL	8
xaat-	325
xai-	25
xapp-	220
xapt-	325
xau_	299
xeWFwaS53ZWl4aW4ucXEuY29tL2NnaS1iaW4vd2ViaG9vay	8
xkeysib-	244
xnd_development_	266
xnd_production_	266
xoxa-	218,219
xoxb-	218
xoxc-	223
xoxd-	224
xoxe-	218,222
xoxe.xox	221
xoxo-	218
xoxp-	218
xoxr-	218,219
xoxs-	218
xpbl9hcGlf	8
xpdmVf	8
xsmtpsib-	244
xzdjJfc2tf	8
xzdjJfcHRf	8
yYW1wX2J1c2luZXNzX3Rva1	8
yYW1wX3NlY1	8
yZG1lX	8
ya190ZXN0X	8
ya19saXZlX	8
ya19wcm9kX	8
ya29.	94
yaC1hcGkt	8
yb290bHlf	8
ydWJ5Z2Vtc1	8
ydc-sk-	69
yenBfbGl2ZV	8
yenBfdGVzdF	8
zLXM0dDJ1ZC	8
zLXM0dDJhZi	8
zTVZHO	8
zYW1zYXJhX2FwaV	8
zYWxhZF9jbG91ZF91c2VyX	8
zYl9zZWNyZXRf	8
zZWFtX	8
zZWMtYy	8
zZWNyZXQt	8
zZWNyZXQtbGl2ZS	8
zZWNyZXQtdGVzdC	8
zZWNyZXRfbGl2ZV	8
zZWNyZXRfdGVzdF	8
za190ZXN0X	8
za190ZXN0X2EyVjVY	8
za19jYXJf	8
za19kZXZf	8
za19saXZlX	8
za19saXZlX2EyVjVY	8
za19wcm9kX	8
za19wcm9kdWN0aW9uX	8
za19zdGFnaW5nX	8
za2FwaV9jZXJ0X	8
za2FwaV9wcm9kX	8
zaGEyNTZ+	8
zaGlwcG9fbGl2ZV	8
zaGlwcG9fdGVzdF	8
zaHB0a2Ff	8
zaHBhdF	8
zaHBjYV	8
zaHBwYV	8
zaHBzc1	8
zaWdua2V5L	8
zay1Ob25lL	8
zay1hbnQtYWRtaW	8
zay1hbnQtYXBp	8
zay1hbnQtb2F0	8
zay1hbnQtb3J0	8
zay1hbnQtc2lk	8
zay1hcGkt	8
zay1nYW1tYS	8
zay1oYy12MS	8
zay1oZWxpY29uZS	8
zay1sZXQt	8
zay1sZi	8
zay1vci12	8
zay1wcm9qL	8
zay1weXgt	8
zay1zdmNhY2N0L	8
zay5leU	8
zbV9hYXRf	8
zbV9wYXRf	8
zbV9zYXRf	8
zbnRyeWFf	8
zbnRyeWlf	8
zbnRyeXNf	8
zbnRyeXVf	8
zcTBhdHAt	8
zcTBjc3At	8
zdj0yM	8
zpka_	196
|eyJ	142"""
