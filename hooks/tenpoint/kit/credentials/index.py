"""The literals of all detectors with their numbers: made by `make_index`, not edited."""

from __future__ import annotations

Literals = tuple[tuple[str, tuple[int, ...]], ...]
# fmt: off
# ruff: noqa: E501

IN_TEXT: Literals = (('://', (1,)), ('PRIVATE KEY', (3,)), ('PuTTY-User-Key-File-', (3,)), ('eyJ', (4,)), ('${', (10,)), ('value', (11,)), ('@tcp(', (16,)), ('@unix(', (16,)), ('oracle:thin:', (16,)), ('.azurewebsites.net/api/', (124,)), ('sv=20', (126,)), ('.logic.azure.com', (127,)), ('fm1_', (143,)), ('fm1a_', (143,)), ('fm1r_', (143,)), ('fm2_', (143,)), ('fm2a_', (143,)), ('fm2r_', (143,)), ('FlyV1', (144,)), ('|eyJ', (157,)), ('xoxa-', (233, 234)), ('xoxb-', (233,)), ('xoxe-', (233,)), ('xoxo-', (233,)), ('xoxp-', (233,)), ('xoxr-', (233, 234)), ('xoxs-', (233,)), ('chat.googleapis.com/v1/spaces/', (245,)), ('oapi.dingtalk.com/robot/send', (248,)), ('qyapi.weixin.qq.com/cgi-bin/webhook/', (249,)))
IN_FOLDED: Literals = (('bearer_', (2,)), ('basic_', (2,)), ('token_', (2,)), ('bearer\t', (2,)), ('basic\t', (2,)), ('token\t', (2,)), ('__u', (2,)), ('___user', (2,)), ('pass', (5, 7, 8, 14, 20)), ('pwd', (5, 7, 8, 14, 20)), ('pword', (5, 7, 8, 20)), ('secret', (5, 7, 8, 14, 20)), ('token', (5, 7, 8, 20)), ('key', (5, 7, 8, 14, 20)), ('auth', (5, 7, 8, 20)), ('cred', (5, 7, 8, 20)), ('bearer', (5, 7, 8, 20)), ('senha', (5, 7, 8, 20)), ('dsn', (5, 7, 8, 20)), ('contras', (5, 7, 8, 20)), ('psw', (5, 7, 8, 20)), ('_pat', (5, 7, 8, 20)), ('psk', (5, 7, 8, 20)), ('bindpw', (5, 7, 8, 20)), ('rootpw', (5, 7, 8, 20)), ('_pw', (5, 7, 8, 20)), ('identified_by_', (7,)), ('identified_by\t', (7,)), ('securestring', (7,)), ('login', (7, 19)), ('signin', (7,)), ('sign_in', (7,)), ('getconnection', (7,)), ('connect(', (7, 19)), ('connect_(', (7,)), ('password=', (9, 18)), ('password_=', (9, 18)), ('pwd=', (9, 18)), ('pwd_=', (9, 18)), ('key=', (9, 18)), ('key_=', (9,)), ('secret=', (9, 18)), ('secret_=', (9,)), ('://', (13,)), ('contrase', (14,)), ('"""', (18,)), ('">', (18,)), ('"\\"', (18,)), ('"_>', (18,)), ('"default"', (18,)), ('"key"', (18,)), ('"name"', (18,)), ('"value"', (18,)), ('${', (18,)), ("'''", (18,)), ("'>", (18,)), ('\'\\"', (18,)), ("'key'", (18,)), ("'name'", (18,)), ('(def', (18,)), ('::from(', (18,)), ('::new(', (18,)), (':_!!str', (18,)), (':_&', (18,)), ('<!__', (18,)), ('<_', (18,)), ('?:', (18,)), ('?=', (18,)), ('??=', (18,)), ('[[', (18,)), ('[]=', (18,)), ('[]_', (18,)), (']=', (18,)), (']_=', (18,)), ('_:', (18,)), ('_@', (18,)), ('_key"', (18,)), ("_key'", (18,)), ('_salt"', (18,)), ("_salt'", (18,)), ('as_string', (18,)), ('bearer_"', (18,)), ("bearer_'", (18,)), ('default', (18,)), ('default:', (18,)), ('define', (18,)), ('field(', (18,)), ('forhttpheaderfield:', (18,)), ('forkey:', (18,)), ('name:', (18,)), ('name=', (18,)), ('name_=', (18,)), ('pass=', (18,)), ('passwd=', (18,)), ('proxy_set_header', (18,)), ('set__', (18,)), ('setenv', (18,)), ('setx', (18,)), ('some(', (18,)), ('string(', (18,)), ('string::from(', (18,)), ('stringify(', (18,)), ('token=', (18,)), ('token_"', (18,)), ("token_'", (18,)), ('unwrap_or', (18,)), ('value', (18,)), ('value:', (18,)), ('value=', (18,)), ('{:', (18,)), ('{_return_', (18,)), ('{return_', (18,)), ('||=', (18,)), ('}=', (18,)), ('}_=', (18,)), ('7z_', (19,)), ('7za_', (19,)), ('_fill(', (19,)), ('_passin', (19,)), ('_passout', (19,)), ('_tochararray()', (19,)), ('_type(', (19,)), ('add_user', (19,)), ('basic_auth(', (19,)), ('basicauth(', (19,)), ('bcp_', (19,)), ('bearer_auth(', (19,)), ('bearerauth(', (19,)), ('change_password', (19,)), ('chpasswd', (19,)), ('config_set', (19,)), ('cqlsh', (19,)), ('create_secret', (19,)), ('create_superuser(', (19,)), ('fernet(', (19,)), ('fill_in_', (19,)), ('freerdp', (19,)), ('getconnection(', (19,)), ('htpasswd__', (19,)), ('httpbasicauth(', (19,)), ('identified_', (19,)), ('keyring_set_password(', (19,)), ('kinit', (19,)), ('ldap', (19,)), ('lftp', (19,)), ('login(', (19,)), ('mariadb', (19,)), ('mc_alias_set', (19,)), ('mongo', (19,)), ('mysql', (19,)), ('mysql_connect(', (19,)), ('mysqli(', (19,)), ('mysqli_connect(', (19,)), ('net_use', (19,)), ('networkcredential(', (19,)), ('openssl_enc', (19,)), ('password_stdin', (19,)), ('passwordauthentication(', (19,)), ('pdo(', (19,)), ('plainauth(', (19,)), ('plaincredentials(', (19,)), ('put_parameter', (19,)), ('redis_cli', (19,)), ('secret_set', (19,)), ('secrets_set', (19,)), ('security_credentials', (19,)), ('send_keys', (19,)), ('sendkeys', (19,)), ('sequelize(', (19,)), ('setbasicauth(', (19,)), ('setbearertoken(', (19,)), ('simple_bind_s(', (19,)), ('smbclient', (19,)), ('sqlcmd', (19,)), ('sshpass', (19,)), ('sudo__s', (19,)), ('update_secret', (19,)), ('username_pw_set(', (19,)), ('usernamepasswordcredentials(', (19,)), ('usernamepasswordtoken(', (19,)), ('userpwd', (19,)), ('values(', (19,)), ('values_(', (19,)), ('wifi_begin(', (19,)), ('with_token(', (19,)), ('zip_', (19,)))
IN_LOOSE: Literals = (('pass', (6, 12, 21)), ('pwd', (6, 12)), ('pword', (6, 12)), ('secret', (6, 12, 21)), ('token', (6, 12, 21)), ('key', (6, 12, 21)), ('auth', (6, 12)), ('cred', (6, 12)), ('bearer', (6, 12)), ('senha', (6, 12)), ('dsn', (6, 12)), ('contras', (6, 12)), ('psw', (6, 12)), ('_pat', (6, 12)), ('psk', (6, 12)), ('bindpw', (6, 12)), ('rootpw', (6, 12)), ('_pw', (6, 12)), ('pw', (12, 21)), ('kennwort', (12, 21)), ('mot_de_passe', (12,)), ('wachtwoord', (12,)), ('parola', (12,)), ('Ð¿Ð°Ñ\x80Ð¾Ð»Ñ\x8c', (12,)), ('Ð\x9fÐ°Ñ\x80Ð¾Ð»Ñ\x8c', (12,)), ('Ð\x9fÐ\x90Ð\xa0Ð\x9eÐ\x9bÐ¬', (12,)), ('å¯\x86ç\xa0\x81', (12,)), ('login', (12,)), ('log_in', (12,)), ('account', (12,)), ('user', (12,)), ('_/_', (12,)), ('://', (12,)), (':*:', (17,)), (':1', (17,)), (':2', (17,)), (':3', (17,)), (':4', (17,)), (':5', (17,)), (':6', (17,)), (' on >', (17,)), (' >', (17,)), ('value', (21,)))
BESIDE_WORDS = 0
BY_VALUE = frozenset((5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 18, 19))
BY_NAME = frozenset((18,))
BY_NEXT_LINES = frozenset((20,))
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
$aact_	285
+ABa	113
+ACR	122
+AEh	117
+AMC	114
+ARm	118
+ASb	116
+ASt	111
-us1	258
-us2	258
-us3	258
-us4	258
-us5	258
-us6	258
-us7	258
-us8	258
-us9	258
.acc-	362
.acc_	362
.atlasv1.	195
.local-pw.	358
.local.	358
.make.com/	267
.office.com/webhook	244
.secret-pw.	358
.secret.	358
.v1.	373
/hooks/	246
/open-apis/bot/v2/hook/	247
00D	387
0Q~	110
0YjFk	15
0Z3BfdjFf	15
0Z3Bha1	15
0Z3BhdF	15
0ZXN0X	15
0ZnBf	15
0a24udjFf	15
0a2NhcGlf	15
0ay11cy	15
0ay5leU	15
0bWMx	15
0c2VjX	15
0c2tleS	15
0c3Nf	15
0cHVmX	15
0cl9kZXZf	15
0cl9wYXRf	15
0cl9wcm9kX	15
0cl9zdGdf	15
0dmx5L	15
0tLS0tQkVHSU	15
1000.	391
15c3Fs	15
1JTklNQVgt	15
1PRK-	350
1Q~	110
1Y2F0X	15
1bmtleV	15
1ha2VyLmlmdHR0LmNvbS90cmlnZ2VyL	15
1hcmlhZG	15
1kYl9zYV9za1	15
1lcmN1cnlfc2FuZGJveF	15
1lcmN1cnlfcHJvZHVjdGlvbl	15
1lcmdpZnlfYXBwbGljYXRpb25fa2V5X	15
1pZC1zZXJ2ZXIt	15
1pbnRf	15
1sc24u	15
1vbmdvZG	15
1zc3Fs	15
2MS4wL	15
2Q~	110
2Y2Ff	15
2Y2lf	15
2Y2tf	15
2Y3Bf	15
2Y3Jf	15
2azEuYS	15
2dHduX	15
3Q~	110
3YW5kYl92MV	15
3YWthX	15
3aHNlY1	15
3cmth	15
4Q~	110
4YWF0L	15
4YWkt	15
4YXB0L	15
4YXBwL	15
4YXVf	15
4a2V5c2liL	15
4b1d	319
4b3hhL	15
4b3hiL	15
4b3hjL	15
4b3hkL	15
4b3hlL	15
4b3hlLnhve	15
4b3hvL	15
4b3hwL	15
4b3hyL	15
4b3hzL	15
4bmRfZGV2ZWxvcG1lbnRf	15
4bmRfcHJvZHVjdGlvbl	15
4c210cHNpYi	15
52YXBpL	15
5Q~	110
5SQUst	15
5SSUkt	15
5SSVEt	15
5YTI5L	15
5ZGMtc2st	15
5d1pXNUJT	15
5hY2Mt	15
5hY2Nf	15
5hcGlf	15
5hdGxhc3YxL	15
5henVyZXdlYnNpdGVzLm5ldC9hcGkv	15
5sb2NhbC	15
5sb2NhbC1wdy	15
5sb2dpYy5henVyZS5jb2	15
5tYWtlLmNvbS	15
5vZmZpY2UuY29tL3dlYmhvb2	15
5zZWNyZXQtcHcu	15
5zZWNyZXQu	15
6QVBBOTFi	15
6Q~	110
6X2F1dGg9	15
6cGthX	15
7Q~	110
8Q~	110
8ZXlK	15
92c3hhdF	15
92c3hwX	15
9Q~	110
9hcGkuZGluZ3RhbGsuY29tL3JvYm90L3Nlbm	15
9ob29rcy	15
9vcGVuLWFwaXMvYm90L3YyL2hvb2sv	15
9wZW5BS	23,24,25
9wc19leU	15
9yeV93YWtf	15
9yeV9hY1	15
9yeV9hcGlrZXlf	15
9yeV9hdF	15
9yeV9wYXRf	15
9yeV9ydF	15
9yeV9zdF	15
9zX3YyX29yZ1	15
9zX3YyX2FwcF	15
:AA	243
:APA91b	109
:_auth=	215
:fx	100
==:	325
A3-	349
A3T	101
AAAAAAAAAAAAAAAAAAAA	253
ABIA	101
ABSK	103
ACCA	101
ACDb	112
AGE-SECRET-KEY-1	356
AGE-SECRET-KEY-PQ-1	357
AIK_CI_	189
AIK_SECRET_	189
AIoT	119
AIza	35
AKCp	228
AKIA	101
AKID	131
AKLT	132
API-	185
APIM	115
API_KEY	411
APP_USR-	281
AQ.Ab8R	36
AQAAANCMnd8BFdERjHo	150
AQVN	133
ASIA	101
ATATT3	176
ATBB	173
ATCTT3xFfGN0	174
ATTA	374
AVNS_	321
AZDO	177
AZEG	120
AstraCS:	318
AuZXlKMU	15
AzCa	121
AzFu	123
AzSe	125
B5cGktQWdFSWNIbHdhUzV2Y21j	15
B5cGktQWdFTmRHVnpkQzV3ZVhCcExtOXlad	15
BBDC-	175
BBFF-	406
BBUS-	406
BNQUst	15
BNQVQt	15
BQ0NB	15
BQ0Ri	15
BQUFBQUFBQUFBQUFBQUFBQUFBQ	15
BQklB	15
BQlNL	15
BR0UtU0VDUkVULUtFWS0x	15
BR0UtU0VDUkVULUtFWS1QUS0x	15
BS0Nw	15
BS0lB	15
BS0lE	15
BS0xU	15
BSA	82
BST0RVQ1RJT05f	15
BSUtfQ0lf	15
BSUtfU0VDUkVUX	15
BSW9U	15
BSXph	15
BU0lB	15
BUEkt	15
BUElN	15
BUElfS0VZ	15
BUFBfVVNSL	15
BUS5BYjhS	15
BUUFBQU5DTW5kOEJGZEVSakhv	15
BUVZO	15
BVEFUVD	15
BVEJC	15
BVENUVDN4RmZHTj	15
BVFRB	15
BVk5TX	15
BWkRP	15
BWkVH	15
Bc3RyYUNTO	15
BekNh	15
BekZ1	15
BelNl	15
BhY2thZ2lzdF91dXRf	15
BhY2thZ2lzdF9hY3Nf	15
BhY2thZ2lzdF9jdXRf	15
BhY2thZ2lzdF9vcnRf	15
BhY2thZ2lzdF9vdXRf	15
BhdC1hc	15
BhdC1ld	15
BhdC1uY	15
BjR1Z1UV	15
Bjc2tf	15
BkbF9saXZlX2FwaWtleV	15
BkbF9zZGJ4X2FwaWtleV	15
Blcm1pdF9rZXlf	15
BlcnNvbmFfc2FuZGJveF	15
BlcnNvbmFfcHJvZHVjdGlvbl	15
BpbmFf	15
BpbnJf	15
BvbGFyX29hdF	15
BvbGFyX2F0X	15
BvbGFyX3BhdF	15
BvbGFyX3J0X	15
Bvc3RncmVz	15
BwbHgt	15
BzY2FsZV90a25f	15
BzY2FsZV9vYXV0aF	15
BzY2FsZV9wd1	15
CAIS	130
CCDB1_	315
CCIPAT_	180
CCIPRJ_	181
CFPAT-	393
CG-	293
CLOJARS_	221
CQkRDL	15
CQkZGL	15
CQlVTL	15
DQ0RCMV	15
DQ0lQQVRf	15
DQ0lQUkpf	15
DQUlT	15
DRlBBVC	15
DTE9KQVJTX	15
EAA	250
EAAA	272
EAACEdEose0cBA	251
ES_	365
EXO	149
EZAK	301
EZTK	301
EwMDAu	15
F5YXBpLndlaXhpbi5xcS5jb20vY2dpLWJpbi93ZWJob29rL	15
FBQUFBQUFBQUFBQUFBQUFBQUFB	15
FHRS1TRUNSRVQtS0VZLT	15
FHRS1TRUNSRVQtS0VZLVBRLT	15
FJS19DSV	15
FJS19TRUNSRVRf	15
FLWSECK-	277
FLWSECK_TEST	278
FLWSECK_TEST-	277
FQSV9LRV	15
FQUF9VU1It	15
FQUFB	15
FQUFDRWRFb3NlMGNCQ	15
FQUkst	15
FQoGZXIvYXdz	102
FRLkFiOF	15
FRQUFBTkNNbmQ4QkZkRVJqSG	15
FUQ1RUM3hGZkdOM	15
FUQVRUM	15
FWTlNf	15
FWkFL	15
FWlRL	15
FjY2Vzc190b2tlbiRwcm9kdWN0aW9uJ	15
FjY2Vzc190b2tlbiRzYW5kYm94J	15
FjY2Vzcy1kZXZlbG9wbWVudC	15
FjY2Vzcy1wcm9kdWN0aW9uL	15
FjY2Vzcy1zYW5kYm94L	15
FpNzEtYXBpL	15
Fqa2V5X	15
FrYWIt	15
Ftem4ubXdzL	15
FwaS5zb2Z0bGF5ZXIuY29tL	15
FwaV9saXZl	15
FwaV9vcmdf	15
FwaV9zYW5kYm94	15
FwaWZ5X2FwaV	15
FwaWtleV	15
FwoGZXIvYXdz	102
FzdHJhQ1M6	15
GOCSPX-	107
GR1348941	172
GTFdTRUNLL	15
GTFdTRUNLX1RFU1	15
GTFdTRUNLX1RFU1Qt	15
GUW9HWlhJdllYZH	15
GbHlWM	15
Gd29HWlhJdllYZH	15
HRKU-	140
HT0NTUFgt	15
HUjEzNDg5ND	15
IGQVJ	252
IQoJb3JpZ2lu	102
IUktVL	15
IxMGNrNS	15
J1YnlnZW1zX	15
J6cF90ZXN0X	15
J6cF9saXZlX	15
JCREMt	15
JCRkYt	15
JCVVMt	15
JGFhY3Rf	15
JHQVBJL	15
JQQJ99	37
JQQJ9D	37
JQQJ9H	37
JR1FWS	15
JUW9KYjNKcFoybH	15
JhbXBfYnVzaW5lc3NfdG9rX	15
JhbXBfc2VjX	15
JiX2xpdmVf	15
JiX3Rlc3Rf	15
JjZS12My9BTFRBSy	15
JkbWVf	15
JlZGlz	15
JlZGlzc	15
JlZHJvY2stYXBpLWtleS1ZbVZrY205amF5NWhiV0Y2YjI1aGQzTXVZMjl0	15
JoLWFwaS	15
JrX2xpdmVf	15
JrX3Byb2Rf	15
JrX3Rlc3Rf	15
JrY3Rf	15
JrYWFf	15
JrYWpf	15
JrYXJf	15
JrcGF0X	15
JrcHNf	15
JrcHRf	15
JrdWFf	15
Jvb3RseV	15
K0FCY	15
K0FDU	15
K0FFa	15
K0FNQ	15
K0FSb	15
K0FTY	15
K0FTd	15
KUVFKOT	15
KUVFKOU	15
L29wZW4tYXBpcy9ib3QvdjIvaG9vay	15
L2hvb2tzL	15
LKIA	200
LS0tLS1CRUdJT	15
LSIA	200
LTAI	128
LXVzM	15
LXVzN	15
LXVzO	15
Lm1ha2UuY29tL	15
Lm9mZmljZS5jb20vd2ViaG9va	15
LmF0bGFzdjEu	15
LmF6dXJld2Vic2l0ZXMubmV0L2FwaS	15
LmFjY1	15
LmFjYy	15
LmxvY2FsL	15
LmxvY2FsLXB3L	15
LmxvZ2ljLmF6dXJlLmNvb	15
LnNlY3JldC	15
LnNlY3JldC1wdy	15
LnYxL	15
M1F+	15
MDBE	15
MFF+	15
MINIMAX-	54
MS0lB	15
MTA	241
MTAwMC	15
MTE	241
MTI	241
MTM	241
MTQ	241
MTU	241
MTY	241
MTc	241
MTg	241
MTk	241
MU0lB	15
MVBSSy	15
MVEFJ	15
MVF+	15
Mid-server-	284
MlF+	15
MtczR0MmFmL	15
MtczR0MnVkL	15
N1F+	15
N2PTIw	15
NDREIxX	15
NDSVBBVF	15
NDSVBSSl	15
NF-	345
NFF+	15
NGIxZ	15
NGUEFUL	15
NMT0pBUlNf	15
NRAK-	333
NRAL	336
NRII-	334
NRIQ-	335
NSU5JTUFYL	15
NUQUdFX	15
NVF+	15
NXTUtFWS0xL	15
NXTVRLTi0xL	15
NaWQtc2VydmVyL	15
NhbGFkX2Nsb3VkX3VzZXJf	15
NhbXNhcmFfYXBpX	15
NiX3NlY3JldF	15
NlF+	15
NlY3JldC	15
NlY3JldC10ZXN0L	15
NlY3JldC1saXZlL	15
NlY3JldF90ZXN0X	15
NlY3JldF9saXZlX	15
NlYW1f	15
NlYy1jL	15
NmYXRf	15
NmdXRf	15
NmeGtf	15
NoYTI1Nn	15
NoYXQuZ29vZ2xlYXBpcy5jb20vdjEvc3BhY2VzL	15
NoaXBwb190ZXN0X	15
NoaXBwb19saXZlX	15
NocGF0X	15
NocGNhX	15
NocHBhX	15
NocHNzX	15
NocHRrYV	15
NpZ25rZXkt	15
NrLU5vbmUt	15
NrLW9yLX	15
NrLWFudC1hZG1pb	15
NrLWFudC1hcG	15
NrLWFudC1vYX	15
NrLWFudC1vcn	15
NrLWFudC1zaW	15
NrLWFwaS	15
NrLWdhbW1hL	15
NrLWhjLXYxL	15
NrLWhlbGljb25lL	15
NrLWxldC	15
NrLWxmL	15
NrLXB5eC	15
NrLXByb2ot	15
NrLXN2Y2FjY3Qt	15
NrLmV5S	15
NrX2Nhcl	15
NrX2Rldl	15
NrX2xpdmVf	15
NrX2xpdmVfYTJWNV	15
NrX3Byb2R1Y3Rpb25f	15
NrX3Byb2Rf	15
NrX3N0YWdpbmdf	15
NrX3Rlc3Rf	15
NrX3Rlc3RfYTJWNV	15
NrYXBpX2NlcnRf	15
NrYXBpX3Byb2Rf	15
NsaWNraG91c2	15
NtVm1k	15
NtX2FhdF	15
NtX3BhdF	15
NtX3NhdF	15
NudHJ5YV	15
NudHJ5aV	15
NudHJ5c1	15
NudHJ5dV	15
NudmNh	15
NvbmZpZ2NhdC1zZGstMS	15
Nvc21vX	15
NxMGF0cC	15
NxMGNzcC	15
OFF+	15
OUkFLL	15
OUkFM	15
OUklJL	15
OUklRL	15
OVF+	15
OXdaVzVCU	15
OkFB	15
OkFQQTkxY	15
Ol9hdXRoP	15
OmZ4	15
PMAK-	202
PMAT-	203
PRD-	299,300
PRODUCTION_	286
PT06	15
PcGVuQU	23,24,25
Q0FJU	15
Q0NEQjFf	15
Q0NJUEFUX	15
Q0NJUFJKX	15
Q0ZQQVQt	15
Q0ct	15
Q0xPSkFSU1	15
QTMt	15
QTNU	15
QTUFLL	15
QTUFUL	15
QUFBQUFBQUFBQUFBQUFBQUFBQU	15
QUJJQ	15
QUJTS	15
QUNDQ	15
QUNEY	15
QUdFLVNFQ1JFVC1LRVktM	15
QUdFLVNFQ1JFVC1LRVktUFEtM	15
QUk9EVUNUSU9OX	15
QUkQt	15
QUl6Y	15
QUlLX0NJX	15
QUlLX1NFQ1JFVF	15
QUlvV	15
QUtDc	15
QUtJQ	15
QUtJR	15
QUtMV	15
QVBJL	15
QVBJT	15
QVBJX0tFW	15
QVBQX1VTUi	15
QVEuQWI4U	15
QVFBQUFOQ01uZDhCRmRFUmpIb	15
QVFWT	15
QVNJQ	15
QVRBVFQz	15
QVRCQ	15
QVRDVFQzeEZmR04w	15
QVRUQ	15
QVZOU1	15
QVpET	15
QVpFR	15
QXN0cmFDUz	15
QXpDY	15
QXpGd	15
QXpTZ	15
QY0dWdVFV	15
QkJEQy	15
QkJGRi	15
QkJVUy	15
QlNB	15
QzQmxia0ZK	15
R09DU1BYL	15
R1IxMzQ4OTQx	15
R1ZmZlbF90ZXN0X	15
R1ZmZlbF9saXZlX	15
R2Y19zZXJ2ZXJf	15
R2bHkt	15
RFU1Qt	15
RGAPI-	403
RHOXJP	15
RUFB	15
RUFBQ	15
RUFBQ0VkRW9zZTBjQk	15
RVNf	15
RVhP	15
RVpBS	15
RVpUS	15
RhYWN0X	15
RidGNf	15
RidHVf	15
Rja3Jfb2F0X	15
Rja3JfcGF0X	15
RkxXU0VDS19URVNU	15
RkxXU0VDS19URVNUL	15
RkxXU0VDSy	15
RlFvR1pYSXZZWGR6	15
Rlc3Rf	15
Rmx5Vj	15
RncF92MV	15
RncGF0X	15
RncGFrX	15
RndvR1pYSXZZWGR6	15
Rpc2NvcmQuY29tL2FwaS	15
Rpc2NvcmRhcHAuY29tL2FwaS	15
RrLXVzL	15
RrLmV5S	15
RrY2FwaV	15
Rrbi52MV	15
Rua2V5L	15
Rvb192MV	15
Rvc192MV	15
RvcF92MV	15
Rvcl92MV	15
RwLmF1ZGl0L	15
RwLmN0L	15
RwLnB0L	15
RwLnN0L	15
RwLnNhL	15
RwLnNjaW0u	15
RwdWZf	15
RyX2Rldl	15
RyX3BhdF	15
RyX3Byb2Rf	15
RyX3N0Z1	15
RyeXJ1bnNlY1	15
RzZWNf	15
Rza2V5L	15
SBX-	299,300
SFJLVS	15
SG.	257
SR0FQSS	15
STAGE_	286
STS.	129
SUdRVk	15
SVFvSmIzSnBaMmx1	15
SWMKEY-1-	227
SWMTKN-1-	226
SlFRSjk5	15
SlFRSjlE	15
SlFRSjlI	15
T3BlbkFJ	22,23,24,25,26
TEST-	282
TEtJQ	15
TFNJQ	15
TFRBS	15
TQlgt	15
TUlOSU1BWC	15
TV01LRVktMS	15
TV01US04tMS	15
TVEFHRV	15
TVFMu	15
TVRB	15
TVRF	15
TVRJ	15
TVRN	15
TVRR	15
TVRV	15
TVRZ	15
TVRj	15
TVRn	15
TVRr	15
TWlkLXNlcnZlci	15
TkYt	15
TlJBSy	15
TlJBT	15
TlJJSS	15
TlJJUS	15
U0JYL	15
U0cu	15
U1RBR0Vf	15
U1RTL	15
U1dNS0VZLTEt	15
U1dNVEtOLTEt	15
UE1BSy	15
UE1BVC	15
UFJEL	15
UFJPRFVDVElPTl	15
UGNHVnVRV	15
UM0JsYmtGS	15
URVNUL	15
UkdBUEkt	15
V1BMX0FQMS	15
V5SjBlWEFpT2lBaVZFTldNaUo5L	15
V5SjJNaUk2S	15
V5SmhiR2NpT2	15
V5SnBjM01pT2lKMWMyVnlJaXdpYW5ScElqb2lZWFF0	15
V5SnJJam9p	15
V5SnRhWEp2	15
VBQUNFZEVvc2UwY0JB	15
VDNCbGJrRk	15
VEVTVC	15
VF.DM.	89
VjYXRf	15
VkYuRE0u	15
VuZHIr	15
Vua2V5X	15
VzZWNyZXRf	15
Vzc3Vf	15
WPL_AP1.	254
WRi5ETS	15
X21ta	15
XUExfQVAxL	15
Y21WbW	15
Y252Y2	15
Y29nX	15
Y29uZmlnY2F0LXNkay0xL	15
Y29zbW9f	15
Y2FsX	15
Y2Z1dF	15
Y2Z4a1	15
Y2ZhdF	15
Y2ZrX	15
Y2Zsd	15
Y2hhdC5nb29nbGVhcGlzLmNvbS92MS9zcGFjZXMv	15
Y2lv	15
Y2st	15
Y2tf	15
Y2tfc3RhZ2luZ1	15
Y2tfcHJvZHVjdGlvbl	15
Y2xpY2tob3VzZ	15
Y3It	15
Y3Nf	15
Y3NhX	15
Y3NrL	15
YW16bi5td3Mu	15
YW1xc	15
YWNjZXNzLWRldmVsb3BtZW50L	15
YWNjZXNzLXByb2R1Y3Rpb24t	15
YWNjZXNzLXNhbmRib3gt	15
YWNjZXNzX3Rva2VuJHByb2R1Y3Rpb24k	15
YWNjZXNzX3Rva2VuJHNhbmRib3gk	15
YWk3MS1hcGkt	15
YWlvX	15
YWprZXlf	15
YWtf	15
YWthYi	15
YWtzX	15
YWwt	15
YXBpLnNvZnRsYXllci5jb20v	15
YXBpX	15
YXBpX29yZ1	15
YXBpX2xpdm	15
YXBpX3NhbmRib3	15
YXBpZnlfYXBpX	15
YXBpa2V5X	15
YXBrX	15
YjEwY2s1L	15
YmJfbGl2ZV	15
YmJfdGVzdF	15
YmNlLXYzL0FMVEFLL	15
YmVkcm9jay1hcGkta2V5LVltVmtjbTlqYXk1aGJXRjZiMjVoZDNNdVkyOX	15
Ymt1YV	15
YmthYV	15
Ymthal	15
Ymthcl	15
YmtjdF	15
YmtwYXRf	15
Ymtwc1	15
YmtwdF	15
YnBrL	15
YnVf	15
YxLjAt	15
Z0d25f	15
Z2NudGZ5L	15
Z2h1X	15
Z2hvX	15
Z2hwX	15
Z2hyX	15
Z2hzX	15
Z2l0aHViX3BhdF	15
Z2x3dC	15
Z2xhZ2VudC	15
Z2xjX	15
Z2xjYnQt	15
Z2xkdC	15
Z2xmZmN0L	15
Z2xmdC	15
Z2xpbXQt	15
Z2xvYXMt	15
Z2xwYXQt	15
Z2xwdHQt	15
Z2xydC	15
Z2xydHIt	15
Z2xzYV	15
Z2xzb2F0L	15
Z3NfYXBwc3dlZXBf	15
Z3NrX	15
Z3b0daWEl2WVhke	15
ZEc5ck	15
ZG5rZXkt	15
ZG9vX3YxX	15
ZG9wX3YxX	15
ZG9yX3YxX	15
ZG9zX3YxX	15
ZG9zZ	15
ZGEyL	15
ZGFwa	15
ZGIt	15
ZGJ0Y1	15
ZGJ0dV	15
ZGLkRNL	15
ZGNrcl9vYXRf	15
ZGNrcl9wYXRf	15
ZGRvX	15
ZGRwX	15
ZGlzY29yZC5jb20vYXBpL	15
ZGlzY29yZGFwcC5jb20vYXBpL	15
ZHAuY3Qu	15
ZHAuYXVkaXQu	15
ZHAuc2Eu	15
ZHAuc2NpbS	15
ZHAuc3Qu	15
ZHAucHQu	15
ZHJ5cnVuc2VjX	15
ZHQw	15
ZHRuX	15
ZHViX	15
ZHVmZmVsX2xpdmVf	15
ZHVmZmVsX3Rlc3Rf	15
ZHZjX3NlcnZlcl	15
ZMV1NFQ0st	15
ZMV1NFQ0tfVEVTV	15
ZMV1NFQ0tfVEVTVC	15
ZRb0daWEl2WVhke	15
ZTJiX	15
ZW5kci	15
ZXNlY3JldF	15
ZXNzdV	15
ZXlKMGVYQWlPaUFpVkVOV01pSjku	15
ZXlKMk1pSTZJ	15
ZXlKaGJHY2lPa	15
ZXlKcGMzTWlPaUoxYzJWeUlpd2lhblJwSWpvaVlYUX	15
ZXlKcklqb2	15
ZXlKdGFYSn	15
Zm0xX	15
Zm0xYV	15
Zm0xcl	15
Zm0yX	15
Zm0yYV	15
Zm0ycl	15
ZmMt	15
ZmlnZF	15
ZmlnZGhf	15
Zmlnb1	15
Zmlnb2hf	15
Zmlncl	15
Zmlncmhf	15
ZmlndV	15
ZmlndWhf	15
ZmlvLXUt	15
ZmxiX2xpdmVf	15
ZmxiX3Rlc3Rf	15
ZmxwX	15
ZnBrX	15
Zndf	15
ZpZ29f	15
ZpZ29oX	15
ZpZ2Rf	15
ZpZ2RoX	15
ZpZ3Jf	15
ZpZ3JoX	15
ZpZ3Vf	15
ZpZ3VoX	15
Zpby11L	15
ZrMS5hL	15
ZsYl90ZXN0X	15
ZsYl9saXZlX	15
ZseVYx	15
ZtMWFf	15
ZtMXJf	15
ZtMmFf	15
ZtMnJf	15
_mmk	367
a2V5L	15
a2V5X	15
aG9va3Muc2xhY2suY29tL	15
aG9va3MuemFwaWVyLmNvbS9ob29rcy9jYXRjaC	15
aG9wX3BhdF	15
aGF3ay	15
aGZf	15
aHR0cHM6Ly	15
aHZiL	15
aHZyL	15
aHZzL	15
aHh0cF	15
aHh0d1	15
aW9uX	15
aWNvL	15
aWtf	15
aXNhdF	15
access-development-	291
access-production-	291
access-sandbox-	291
access_token$production$	274
access_token$sandbox$	274
ai71-api-	59
aio_	405
ajkey_	97
ak_	388
akab-	139
aks_	323
al-	50
amluYV	15
amzn.mws.	106
api.softlayer.com/	135
api_	390
api_live	364
api_org_	34
api_sandbox	364
apify_api_	81
apikey_	288
apk_	92
b10ck5.	328
b2FwaS5kaW5ndGFsay5jb20vcm9ib3Qvc2VuZ	15
b2R0X	15
b3BzX2V5S	15
b3J5X2F0X	15
b3J5X2FjX	15
b3J5X2FwaWtleV	15
b3J5X3BhdF	15
b3J5X3J0X	15
b3J5X3N0X	15
b3J5X3dha1	15
b3JnX	15
b3NfdjJfYXBwX	15
b3NfdjJfb3JnX	15
b3ZzeGF0X	15
b3ZzeHBf	15
b3ky	15
bGl2ZV	15
bGluX2FwaV	15
bGlwX	15
bGx4L	15
bHN2Ml9wdF	15
bHN2Ml9za1	15
bHNfX	15
bW9uZ29kY	15
bWFrZXIuaWZ0dHQuY29tL3RyaWdnZXIv	15
bWFyaWFkY	15
bWRiX3NhX3NrX	15
bWVyY3VyeV9wcm9kdWN0aW9uX	15
bWVyY3VyeV9zYW5kYm94X	15
bWVyZ2lmeV9hcHBsaWNhdGlvbl9rZXlf	15
bWlrX	15
bWludF	15
bWlzX	15
bWxzbi	15
bXNo	15
bXNrX	15
bXNzcW	15
bXlzcW	15
bb_live_	77
bb_test_	77
bce-v3/ALTAK-	61
bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t	104
bkaa_	183
bkaj_	183
bkar_	183
bkct_	183
bkpat_	183
bkps_	183
bkpt_	183
bkua_	182
bmFwaV	15
bmZwX	15
bnBtX	15
bnJ0X	15
bnRuX	15
bnZhcGkt	15
bnlrX	15
bpk-	394
bu_	78
c21fYWF0X	15
c21fc2F0X	15
c21fcGF0X	15
c250cnl1X	15
c250cnlhX	15
c250cnlpX	15
c250cnlzX	15
c2F0L	15
c2FsYWRfY2xvdWRfdXNlcl	15
c2Ftc2FyYV9hcGlf	15
c2Jfc2VjcmV0X	15
c2JwX	15
c2N0X	15
c2VhbV	15
c2VjLWMt	15
c2VjcmV0L	15
c2VjcmV0LWxpdmUt	15
c2VjcmV0LXRlc3Qt	15
c2VjcmV0X2xpdmVf	15
c2VjcmV0X3Rlc3Rf	15
c2dwX	15
c2hhMjU2f	15
c2hpcHBvX2xpdmVf	15
c2hpcHBvX3Rlc3Rf	15
c2hwY2Ff	15
c2hwYXRf	15
c2hwc3Nf	15
c2hwcGFf	15
c2hwdGthX	15
c2lnbmtleS	15
c2st	15
c2stTm9uZS	15
c2stYW50LW9hd	15
c2stYW50LW9yd	15
c2stYW50LWFkbWlu	15
c2stYW50LWFwa	15
c2stYW50LXNpZ	15
c2stYXBpL	15
c2stZ2FtbWEt	15
c2staGMtdjEt	15
c2staGVsaWNvbmUt	15
c2stb3Itd	15
c2stbGV0L	15
c2stbGYt	15
c2stc3ZjYWNjdC	15
c2stcHJvai	15
c2stcHl4L	15
c2suZXlK	15
c2tf	15
c2tfY2FyX	15
c2tfZGV2X	15
c2tfbGl2ZV	15
c2tfbGl2ZV9hMlY1W	15
c2tfc3RhZ2luZ1	15
c2tfcHJvZF	15
c2tfcHJvZHVjdGlvbl	15
c2tfdGVzdF	15
c2tfdGVzdF9hMlY1W	15
c2thcGlfY2VydF	15
c2thcGlfcHJvZF	15
c2wu	15
c2xrX	15
c3EwY3NwL	15
c3EwYXRwL	15
c3F1X	15
c3FhX	15
c3FwX	15
c3Qu	15
c3Y9Mj	15
cC5leUoxS	15
cDhlL	15
cG51X	15
cG9sYXJfYXRf	15
cG9sYXJfb2F0X	15
cG9sYXJfcGF0X	15
cG9sYXJfcnRf	15
cG9zdGdyZX	15
cGEt	15
cGF0	15
cGF0L	15
cGF0LW5h	15
cGF0LWFw	15
cGF0LWV1	15
cGF0X	15
cGFja2FnaXN0X291dF	15
cGFja2FnaXN0X29ydF	15
cGFja2FnaXN0X2Fjc1	15
cGFja2FnaXN0X2N1dF	15
cGFja2FnaXN0X3V1dF	15
cGNza1	15
cGRsX2xpdmVfYXBpa2V5X	15
cGRsX3NkYnhfYXBpa2V5X	15
cGVybWl0X2tleV	15
cGVyc29uYV9wcm9kdWN0aW9uX	15
cGVyc29uYV9zYW5kYm94X	15
cGh4X	15
cGhhX	15
cGhyX	15
cGhzX	15
cGluYV	15
cGlucl	15
cGtf	15
cHBseC	15
cHJmX	15
cHNjYWxlX29hdXRoX	15
cHNjYWxlX3B3X	15
cHNjYWxlX3Rrbl	15
cHRrX	15
cHRyX	15
cHRzX	15
cHVsL	15
cHlwaS1BZ0VJY0hsd2FTNXZjbW	15
cHlwaS1BZ0VOZEdWemRDNXdlWEJwTG05eVp3	15
cXlhcGkud2VpeGluLnFxLmNvbS9jZ2ktYmluL3dlYmhvb2sv	15
cal_	379
cfat_	137
cfk_	137
cflt	322
cfut_	137
cfxk_	404
cio	219
cjhf	15
ck-	85
ck_	297
ck_production_	298
ck_staging_	298
cm5kX	15
cm9vdGx5X	15
cmFtcF9idXNpbmVzc190b2tf	15
cmFtcF9zZWNf	15
cmRtZV	15
cmVf	15
cmVkaX	15
cmVkaXNz	15
cmVmd	229
cmgtYXBpL	15
cmtfbGl2ZV	15
cmtfcHJvZF	15
cmtfdGVzdF	15
cnBhX	15
cnVieWdlbXNf	15
cnpwX2xpdmVf	15
cnpwX3Rlc3Rf	15
cnvca	383
cog_	93
configcat-sdk-1/	206
cosmo_	210
cr-	94
cs_	297
csa_	230
csk-	49
cy1zNHQyYWYt	15
cy1zNHQydWQt	15
d2FrYV	15
d2FuZGJfdjFf	15
d2hzZWNf	15
d3JrY	15
dDEu	15
dG1jM	15
dG9rO	389
dGVzdF	15
dGZwX	15
dGdwX3YxX	15
dGdwYWtf	15
dGdwYXRf	15
dGstdXMt	15
dGsuZXlK	15
dGtjYXBpX	15
dGtuLnYxX	15
dHB1Zl	15
dHJfZGV2X	15
dHJfc3RnX	15
dHJfcGF0X	15
dHJfcHJvZF	15
dHNf	15
dHNlY1	15
dHNrZXkt	15
dHNzX	15
dHZseS	15
dPQ1NQWC	15
dQTF9BUDEu	15
dSMTM0ODk0M	15
dW5rZXlf	15
dWNhdF	15
da2-	105
dapi	307
db-	294
dbtc_	326
dbtu_	326
dckr_oat_	225
dckr_pat_	224
ddo_	146
ddp_	146
dha2Ff	15
dhbmRiX3YxX	15
discord.com/api/	242
discordapp.com/api/	242
djEuMC	15
djbnRmeS	15
dmNhX	15
dmNpX	15
dmNrX	15
dmNwX	15
dmNyX	15
dmsxLmEu	15
dnR3bl	15
dnkey-	153
doc2VjX	15
doo_v1_	136
dop_v1_	136
dor_v1_	136
dos_v1_	136
dose	308
dp.audit.	351
dp.ct.	351
dp.pt.	351
dp.sa.	351
dp.scim.	351
dp.st.	352
dpdGh1Yl9wYXRf	15
dryrunsec_	193
dsY2J0L	15
dsYWdlbnQt	15
dsZHQt	15
dsZmZjdC	15
dsZnQt	15
dsaW10L	15
dsb2FzL	15
dsc29hdC	15
dsc2Ff	15
dscGF0L	15
dscHR0L	15
dscnQt	15
dscnRyL	15
dsd3Qt	15
dt0	340
dtn_	76
dub_	396
duffel_live_	304
duffel_test_	304
dvc_server_	207
dzX2FwcHN3ZWVwX	15
e2b_	75
eG5kX2RldmVsb3BtZW50X	15
eG5kX3Byb2R1Y3Rpb25f	15
eG94YS	15
eG94Yi	15
eG94Yy	15
eG94ZC	15
eG94ZS	15
eG94ZS54b3	15
eG94by	15
eG94cC	15
eG94ci	15
eG94cy	15
eGF1X	15
eGFhdC	15
eGFpL	15
eGFwcC	15
eGFwdC	15
eGtleXNpYi	15
eHNtdHBzaWIt	15
eWEyOS	15
eWRjLXNrL	15
enBrYV	15
endr+	190
esecret_	60
essu_	343
eyJ0eXAiOiAiVENWMiJ9.	184
eyJ2MiI6I	158
eyJpc3MiOiJ1c2VyIiwianRpIjoiYXQt	196
eyJrIjoi	339
eyJtaXJv	382
fGV5S	15
fbW1r	15
fc-	80
figd_	381
figdh_	381
figo_	381
figoh_	381
figr_	381
figrh_	381
figu_	381
figuh_	381
fio-u-	385
flb_live_	305
flb_test_	305
flp_	57
fpk_	42
fw_	42
gcntfy-	398
gho_	159
ghp_	159
ghr_	159,160
ghs_	159,162
ghu_	159
github_pat_	161
glagent-	169
glc_	338
glcbt-	171
gldt-	166
glffct-	166
glft-	166
glimt-	168
gloas-	170
glpat-	163,164
glptt-	167
glrt-	165,166
glrtr-	165,166
glsa_	337
glsoat-	166
glwt-	166
gs_appsweep_	194
gsk_	38
h0dHBzOi8v	15
h4dHBf	15
h4dHdf	15
hSS1Ut	15
hY2Nlc3MtZGV2ZWxvcG1lbnQt	15
hY2Nlc3Mtc2FuZGJveC	15
hY2Nlc3MtcHJvZHVjdGlvbi	15
hY2Nlc3NfdG9rZW4kc2FuZGJveC	15
hY2Nlc3NfdG9rZW4kcHJvZHVjdGlvbi	15
ha2FiL	15
ha3Nf	15
haTcxLWFwaS	15
haW9f	15
hamtleV	15
hawk.	191
hbXFw	15
hbXpuLm13cy	15
hcGkuc29mdGxheWVyLmNvbS	15
hcGlf	15
hcGlfb3JnX	15
hcGlfbGl2Z	15
hcGlfc2FuZGJve	15
hcGlmeV9hcGlf	15
hcGlrZXlf	15
hcGtf	15
hf_	33
hhYXQt	15
hhcHAt	15
hhcHQt	15
hhd2su	15
hooks.slack.com/	240
hooks.zapier.com/hooks/catch/	266
hop_pat_	156
hrZXlzaWIt	15
huZF9kZXZlbG9wbWVudF	15
huZF9wcm9kdWN0aW9uX	15
hvb.	355
hvb2tzLnNsYWNrLmNvbS	15
hvb2tzLnphcGllci5jb20vaG9va3MvY2F0Y2gv	15
hvcF9wYXRf	15
hveG8t	15
hveGEt	15
hveGIt	15
hveGMt	15
hveGQt	15
hveGUt	15
hveGUueG94	15
hveHAt	15
hveHIt	15
hveHMt	15
hvr.	355
hvs.	354
hxtp_	212
hxtw_	212
hzbXRwc2liL	15
iMTBjazUu	15
iY2UtdjMvQUxUQUst	15
iYl90ZXN0X	15
iYl9saXZlX	15
iZWRyb2NrLWFwaS1rZXktWW1Wa2NtOWpheTVoYldGNmIyNWhkM011WTI5d	15
ia2FhX	15
ia2FqX	15
ia2FyX	15
ia2N0X	15
ia3B0X	15
ia3BhdF	15
ia3BzX	15
ia3VhX	15
icGst	15
ico-	198
ik_	341
ion_	213
isat_	327
jYWxf	15
jZmF0X	15
jZmtf	15
jZmx0	15
jZnV0X	15
jZnhrX	15
ja19wcm9kdWN0aW9uX	15
ja19zdGFnaW5nX	15
jaGF0Lmdvb2dsZWFwaXMuY29tL3YxL3NwYWNlcy	15
jb25maWdjYXQtc2RrLTEv	15
jb2df	15
jb3Ntb1	15
jbGlja2hvdXNl	15
jbVZtZ	15
jbnZjY	15
jc2Ff	15
jc2st	15
jina_	51
kRzlyT	15
kY2tyX29hdF	15
kY2tyX3BhdF	15
kYTIt	15
kYWFjdF	15
kYXBp	15
kYnR1X	15
kYnRjX	15
kZG9f	15
kZHBf	15
kaXNjb3JkLmNvbS9hcGkv	15
kaXNjb3JkYXBwLmNvbS9hcGkv	15
kb29fdjFf	15
kb3BfdjFf	15
kb3JfdjFf	15
kb3NfdjFf	15
kb3Nl	15
kbmtleS	15
kcC5hdWRpdC	15
kcC5jdC	15
kcC5wdC	15
kcC5zY2ltL	15
kcC5zYS	15
kcC5zdC	15
kcnlydW5zZWNf	15
kdG5f	15
kdWJf	15
kdWZmZWxfbGl2ZV	15
kdWZmZWxfdGVzdF	15
kdmNfc2VydmVyX	15
key-	259
key_	63,90,91
l3Wlc1Ql	15
lHUVZK	15
lMmJf	15
lRb0piM0pwWjJsd	15
lbmRyK	15
lc2VjcmV0X	15
lc3N1X	15
leUowZVhBaU9pQWlWRU5XTWlKOS	15
leUoyTWlJNk	15
leUp0YVhKd	15
leUpoYkdjaU9p	15
leUpwYzNNaU9pSjFjMlZ5SWl3aWFuUnBJam9pWVhRd	15
leUpySWpva	15
lhMjku	15
lin_api_	371
lip_	402
live_	65,303,401
lkYy1zay	15
llx-	87
ls__	67
lsv2_pt_	66
lsv2_sk_	66
lzYXRf	15
maW8tdS	15
maWd1X	15
maWd1aF	15
maWdkX	15
maWdkaF	15
maWdvX	15
maWdvaF	15
maWdyX	15
maWdyaF	15
maker.ifttt.com/trigger/	268
mbGJfbGl2ZV	15
mbGJfdGVzdF	15
mbHBf	15
mbTFf	15
mbTFhX	15
mbTFyX	15
mbTJf	15
mbTJhX	15
mbTJyX	15
mcGtf	15
mdb_sa_sk_	317
mercury_production_	289
mercury_sandbox_	289
mergify_application_key_	187
mik_	400
mint_	205
mis_	400
mlsn.	262
msh	99
msk_	72
nY250Znkt	15
naG9f	15
naHBf	15
naHJf	15
naHNf	15
naHVf	15
naXRodWJfcGF0X	15
napi_	313
nbG9hcy	15
nbGFnZW50L	15
nbGNf	15
nbGNidC	15
nbGR0L	15
nbGZ0L	15
nbGZmY3Qt	15
nbGltdC	15
nbHB0dC	15
nbHBhdC	15
nbHJ0L	15
nbHJ0ci	15
nbHNhX	15
nbHNvYXQt	15
nbHd0L	15
nc19hcHBzd2VlcF	15
nc2tf	15
nfp_	142
npm_	214
nrt_	370
ntn_	369
nvapi-	48
nyk_	263
oYXdrL	15
ob29rcy56YXBpZXIuY29tL2hvb2tzL2NhdGNoL	15
ob29rcy5zbGFjay5jb20v	15
ob3BfcGF0X	15
odHRwczovL	15
odmIu	15
odnIu	15
odnMu	15
odt_	192
oeHR3X	15
oeHRwX	15
ops_eyJ	348
org_	346
ory_ac_	360
ory_apikey_	360
ory_at_	360
ory_pat_	360
ory_rt_	360
ory_st_	360
ory_wak_	360
os_v2_app_	264
os_v2_org_	264
ovsxat_	223
ovsxp_	223
oy2	220
p.eyJ1I	320
p8e-	384
pBUEE5MW	15
pRUUo5O	15
pRUUo5R	15
pRUUo5S	15
pY28t	15
pa-	50
packagist_acs_	222
packagist_cut_	222
packagist_ort_	222
packagist_out_	222
packagist_uut_	222
pat	372
pat-ap	386
pat-eu	386
pat-na	386
pat.	186
pat_	88
pb25f	15
pc2F0X	15
pcsk_	84
pdl_live_apikey_	279
pdl_sdbx_apikey_	279
permit_key_	361
persona_production_	363
persona_sandbox_	363
pfYXV0aD	15
pha_	312
phr_	312
phs_	312
phx_	311
pina_	255
pinr_	255
pk_	375
pnu_	199
polar_at_	280
polar_oat_	280
polar_pat_	280
polar_rt_	280
ppbmFf	15
pplx-	43
prf_	397
pscale_oauth_	314
pscale_pw_	314
pscale_tkn_	314
ptk_	155
ptr_	154
pts_	96
pul-	197
pwa2Ff	15
pypi-AgEIcHlwaS5vcmc	216
pypi-AgENdGVzdC5weXBpLm9yZw	216
qaW5hX	15
r8_	40
rQU1D	15
rQUJh	15
rQUNS	15
rQUVo	15
rQVJt	15
rQVN0	15
rQVNi	15
rZXkt	15
rZXlf	15
ramp_business_tok_	290
ramp_sec_	290
rdme_	204
re_	260
rh-api-	292
rk_live_	269
rk_prod_	269
rk_test_	269
rnd_	145
rootly_	344
rpa_	55,410
rubygems_	218
rzp_live_	276
rzp_test_	276
s-s4t2af-	368
s-s4t2ud-	368
saW5fYXBpX	15
saXBf	15
saXZlX	15
salad_cloud_user_	64
samsara_api_	306
sat.	186
sbHgt	15
sb_secret_	310
sbp_	309
sc19f	15
sc3YyX3B0X	15
sc3YyX3NrX	15
sct_	376
seam_	407
sec-c-	265
secret-	208
secret-live-	359
secret-test-	359
secret_live_	408
secret_test_	408
sgp_	178,324
sha256~	231
shippo_live_	302
shippo_test_	302
shpat_	296
shpca_	296
shppa_	296
shpss_	296
shptka_	296
signkey-	73
sk-	44,47,52
sk-None-	27,28
sk-ant-admin	30
sk-ant-api	29
sk-ant-oat	31
sk-ant-ort	31
sk-ant-sid	32
sk-api-	53
sk-gamma-	95
sk-hc-v1-	62
sk-helicone-	69
sk-let-	71
sk-lf-	68
sk-or-v	45
sk-proj-	27
sk-pyx-	217
sk-svcacct-	27
sk.eyJ	399
sk_	46,275
sk_car_	56
sk_dev_	395
sk_live_	269
sk_live_a2V5X	271
sk_prod_	269,395
sk_production_	298
sk_staging_	298
sk_test_	269
sk_test_a2V5X	271
skapi_cert_	287
skapi_prod_	287
sl.	380
slk_	179
sm_aat_	329
sm_pat_	329
sm_sat_	329
sntrya_	332
sntryi_	332
sntrys_	330
sntryu_	331
sq0atp-	273
sq0csp-	273
sqa_	188
sqp_	188
squ_	188
st.	353
t1.	134
tLS0tLUJFR0lO	15
tYWtlci5pZnR0dC5jb20vdHJpZ2dlci	15
tYXJpYWRi	15
tZGJfc2Ffc2tf	15
tZXJjdXJ5X3Byb2R1Y3Rpb25f	15
tZXJjdXJ5X3NhbmRib3hf	15
tZXJnaWZ5X2FwcGxpY2F0aW9uX2tleV	15
taW50X	15
taWtf	15
taXNf	15
tb25nb2Ri	15
tbHNuL	15
tc2tf	15
tc3Nxb	15
tdXM0	15
tdXM1	15
tdXM2	15
tdXM3	15
tdXM4	15
tdXM5	15
tdXMx	15
tdXMy	15
tdXMz	15
teXNxb	15
test_	303,401
tfp_	378
tgp_v1_	41
tgpak_	209
tgpat_	209
tk-us-	147
tk.eyJ	399
tkcapi_	201
tkn.v1_	377
tmc1	366
tpuf_	86
tr_dev_	74
tr_pat_	74
tr_prod_	74
tr_stg_	74
ts_	295
tsec_	151
tskey-	152
tss_	232
tvly-	79
uYWNjL	15
uYWNjX	15
uYXBpX	15
uYXRsYXN2MS	15
uYXp1cmV3ZWJzaXRlcy5uZXQvYXBpL	15
uZnBf	15
ub2ZmaWNlLmNvbS93ZWJob29r	15
ubG9jYWwtcHcu	15
ubG9jYWwu	15
ubG9naWMuYXp1cmUuY29t	15
ubWFrZS5jb20v	15
uc2VjcmV0L	15
uc2VjcmV0LXB3L	15
ucG1f	15
ucat_	148
ucnRf	15
udG5f	15
udjEu	15
udmFwaS	15
ueWtf	15
unkey_	98
v1.0-	138
vYXBpLmRpbmd0YWxrLmNvbS9yb2JvdC9zZW5k	15
vZHRf	15
vaG9va3Mv	15
vb3Blbi1hcGlzL2JvdC92Mi9ob29rL	15
vc192Ml9hcHBf	15
vc192Ml9vcmdf	15
vcHNfZXlK	15
vca_	141
vci_	141
vck_	58
vcmdf	15
vcnlfYWNf	15
vcnlfYXBpa2V5X	15
vcnlfYXRf	15
vcnlfc3Rf	15
vcnlfcGF0X	15
vcnlfcnRf	15
vcnlfd2FrX	15
vcp_	141
vcr_	141
vdnN4YXRf	15
vdnN4cF	15
vk1.a.	256
vtwn_	409
wLmV5SjFJ	15
wOGUt	15
wY3NrX	15
wYWNrYWdpc3RfY3V0X	15
wYWNrYWdpc3RfYWNzX	15
wYWNrYWdpc3Rfb3J0X	15
wYWNrYWdpc3Rfb3V0X	15
wYWNrYWdpc3RfdXV0X	15
wYXQtYX	15
wYXQtZX	15
wYXQtbm	15
wYXQu	15
wYXRf	15
wZGxfbGl2ZV9hcGlrZXlf	15
wZGxfc2RieF9hcGlrZXlf	15
wZXJtaXRfa2V5X	15
wZXJzb25hX3Byb2R1Y3Rpb25f	15
wZXJzb25hX3NhbmRib3hf	15
waGFf	15
waHJf	15
waHNf	15
waHhf	15
waW5hX	15
waW5yX	15
waka_	347
wandb_v1_	70
wb2xhcl9hdF	15
wb2xhcl9vYXRf	15
wb2xhcl9wYXRf	15
wb2xhcl9ydF	15
wb3N0Z3Jlc	15
wbnVf	15
wc2NhbGVfb2F1dGhf	15
wc2NhbGVfcHdf	15
wc2NhbGVfdGtuX	15
wcGx4L	15
wcmZf	15
wdGtf	15
wdHJf	15
wdHNf	15
wdWwt	15
weXBpLUFnRU5kR1Z6ZEM1d2VYQnBMbTl5Wn	15
weXBpLUFnRUljSGx3YVM1dmNtY	15
whsec_	270
wrka	392
xMDAwL	15
xUFJLL	15
xaat-	342
xai-	39
xapp-	235
xapt-	342
xau_	316
xeWFwaS53ZWl4aW4ucXEuY29tL2NnaS1iaW4vd2ViaG9vay	15
xkeysib-	261
xnd_development_	283
xnd_production_	283
xoxc-	238
xoxd-	239
xoxe-	237
xoxe.xox	236
xpbl9hcGlf	15
xpdmVf	15
xsmtpsib-	261
xzdjJfc2tf	15
xzdjJfcHRf	15
yYW1wX2J1c2luZXNzX3Rva1	15
yYW1wX3NlY1	15
yZG1lX	15
yZWRpc	15
yZWRpc3	15
ya190ZXN0X	15
ya19saXZlX	15
ya19wcm9kX	15
ya29.	108
yaC1hcGkt	15
yb290bHlf	15
ybmRf	15
ycGFf	15
ydWJ5Z2Vtc1	15
ydc-sk-	83
yenBfbGl2ZV	15
yenBfdGVzdF	15
zLXM0dDJ1ZC	15
zLXM0dDJhZi	15
zY3Rf	15
zYW1zYXJhX2FwaV	15
zYWxhZF9jbG91ZF91c2VyX	15
zYXQu	15
zYl9zZWNyZXRf	15
zYnBf	15
zZ3Bf	15
zZWFtX	15
zZWMtYy	15
zZWNyZXQt	15
zZWNyZXQtbGl2ZS	15
zZWNyZXQtdGVzdC	15
zZWNyZXRfbGl2ZV	15
zZWNyZXRfdGVzdF	15
za190ZXN0X	15
za190ZXN0X2EyVjVY	15
za19jYXJf	15
za19kZXZf	15
za19saXZlX	15
za19saXZlX2EyVjVY	15
za19wcm9kX	15
za19wcm9kdWN0aW9uX	15
za19zdGFnaW5nX	15
za2FwaV9jZXJ0X	15
za2FwaV9wcm9kX	15
zaGEyNTZ+	15
zaGlwcG9fbGl2ZV	15
zaGlwcG9fdGVzdF	15
zaHB0a2Ff	15
zaHBhdF	15
zaHBjYV	15
zaHBwYV	15
zaHBzc1	15
zaWdua2V5L	15
zay1Ob25lL	15
zay1hbnQtYWRtaW	15
zay1hbnQtYXBp	15
zay1hbnQtb2F0	15
zay1hbnQtb3J0	15
zay1hbnQtc2lk	15
zay1hcGkt	15
zay1nYW1tYS	15
zay1oYy12MS	15
zay1oZWxpY29uZS	15
zay1sZXQt	15
zay1sZi	15
zay1vci12	15
zay1wcm9qL	15
zay1weXgt	15
zay1zdmNhY2N0L	15
zay5leU	15
zbGtf	15
zbV9hYXRf	15
zbV9wYXRf	15
zbV9zYXRf	15
zbnRyeWFf	15
zbnRyeWlf	15
zbnRyeXNf	15
zbnRyeXVf	15
zcTBhdHAt	15
zcTBjc3At	15
zcWFf	15
zcXBf	15
zcXVf	15
zdj0yM	15
zpka_	211"""
