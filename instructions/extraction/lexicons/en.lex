# English: the words by which announcements are read.
# How to write this file: the head of ../lexicon.py. Which sections there are: ../schema.py.

# ---------------------------------------------------------------------------------------- endings

[endings]

# -------------------------------------------------------------------------------------- deadlines



# ----------------------------------------------------------------------------------------- bodies

[body-grammar]
order = both                      # Ministry of Finance, Finance Ministry

# what may be written onto a name: the possessive
[body-suffixes]
gen = 's | '

[body-heads]
ministry = ministry | minister | vice minister | vice-minister | deputy minister | first vice minister | first vice-minister | first deputy minister
ministry.many = ministries | ministers | vice ministers
agency = agency
agency.many = agencies
committee = committee
committee.many = committees
akimat = akimat | akim | mayor | governor | city administration | mayor's office | mayoralty
akimat.many = akimats | akims | governors | mayors

[body-titles]
one = head | chairman | chairperson | chairwoman | chair | director | director general | general director | chief executive | ceo | management
    | leadership | leader | deputy chairman | acting head | first deputy chairman | chairman of the board | chairman of the management board
many = heads | chairmen | chairpersons | chairs | directors | chief executives | leaders

[body-places]
region = region | oblast | regional
region.many = regions | oblasts
city = city | city of
city.many = cities | cities of
district = district | rural district | town | village
district.many = districts | rural districts | towns | villages

[body-home]
republic of kazakhstan | kazakhstan | rk | kazakh | kazakhstani | our country | country

[body-foreign]
russia | russian federation | china | prc | uzbekistan | republic of uzbekistan | kyrgyzstan | kyrgyz republic | tajikistan | turkmenistan | turkey | turkiye | republic of turkiye | iran | united states | usa | us | germany
france | italy | japan | korea | south korea | republic of korea | india | pakistan | afghanistan | azerbaijan | armenia | georgia | belarus | ukraine | moldova | mongolia | uae | united arab emirates | saudi arabia
qatar | united kingdom | uk | poland | czech republic | slovakia | hungary | serbia | latvia | lithuania | estonia | finland | sweden | norway | spain | netherlands | belgium | austria | switzerland | canada | brazil
vietnam | indonesia | malaysia | singapore | thailand | israel | egypt | kuwait | oman | bahrain | jordan | iraq | european union | eu

[body-foreign-adjectives]
russian | chinese | uzbek | kyrgyz | tajik | turkmen | turkish | iranian | american | german | french | italian | japanese | korean | south korean | indian | pakistani | azerbaijani | armenian | georgian | belarusian
ukrainian | mongolian | emirati | saudi | qatari | british | polish | czech | hungarian | serbian | finnish | dutch | swiss | canadian | vietnamese | us

[body-conjunctions]
word = and | as well as | or | and also | together with that of
sign = , | ; | /

[body-links]
of | of the | for | for the | on | the

[body-all]
all | every | each

[body-nouns]
department* | directorate* | division | divisions | commission | commissions | working group | corporation | corporations | institute | institutes | university | universities
centre | centres | center | centers | enterprise | enterprises | inspectorate | service | headquarters | council | councils | secretariat | association | associations
union | unions | federation | chamber | chambers | fund | funds | bank | banks | company | companies | holding | holdings | institution | organisation | organisations
organization | organizations | academy | administration | office | branch | branches | operator | operators | plant | plants | hospital | hospitals | school | schools
maslikhat | maslikhats | court | courts | bureau | ministry | ministries | agency | agencies | committee | committees | akimat | akimats | akim | akims | foundation
project office | task force | board | party | trade union | trade unions | deputies | contractor | contractors | developer | developers | hub | airport | airports
cooperative | secretary | adviser | advisor | ombudsman | commissioner | chairman | head | heads | director | directors | minister | deputy minister | utility | utilities
authority | authorities | inspection | laboratory | society | fund's

[body-legal-forms]
JSC | LLP | LLC | NC | NAC | RSE | MSE | NJSC | Ltd | NCE | PLC

# neighbours that belong to the name of an unknown body
[body-tails]
link = of | for | on | and | the | under
stop = instructed | by | to | with | in | this | that | these | those | also | must | shall | is | are

[body-offices]
deputy prime minister | first deputy prime minister | deputy prime-minister | vice prime minister | acting prime minister | secretary of the security council | state counsellor | state counselor
adviser to the president | aide to the president | security council | constitutional court | central election commission | human rights commissioner | state secretary
deputy head of the presidential administration | first deputy head of the presidential administration

[body-pointers]
this | these | the same | that | those | said | above | above-mentioned | abovementioned | named | aforementioned | aforesaid

[body-pronouns]
it | they | he | she

[body-co]
before = together with | jointly with | in conjunction with | in cooperation with | in co-operation with | in coordination with | in co-ordination with | in partnership with | in collaboration with
    | with the participation of | with the involvement of | with the assistance of | with the assistance and participation of | with the support of | with participation of | with involvement of
    | along with | alongside | as a co-executor | as co-executor | as co-executors | in tandem with | in concert with | in close cooperation with | in close coordination with | involving
    | with assistance from | with support from | with help from | with the help of | working with | co-executor | co-executors | in interaction with | in close interaction with | acting together with
    | by joint effort with | with the engagement of | side by side with | hand in hand with | in joint action with | with input from | with contributions from
after = taking part | as a co-executor | as co-executor | as co-executors | participating | acting as co-executor | acting as co-executors | assisting

[body-aside]
before = in agreement with | in consultation with | by agreement with | subject to the approval of | subject to approval by | subject to approval of | with the approval of | with the consent of | at the request of | on behalf of
    | on the instructions of | on the instruction of | at the suggestion of | at the initiative of | on the proposal of | following talks with | after talks with | following a meeting with | after a meeting with
    | according to | on instructions from | under the chairmanship of | chaired by | under the supervision of | under the guidance of | the report of | report of | reports of | having heard | after hearing
    | agreed with | after agreement with | upon agreement with | in accordance with | based on proposals of | on the basis of proposals from | thanks to | apart from | other than | instead of
after = has instructed | have instructed

[body-recipient]
before = to | before | from | with | into | in | at | for | of | on | about | under | between | among | within | through | via | than | against | inform | informing | notify | notifying
    | assist | help | support | provide | providing | give | giving | send | sending | supply | submit to | report to | via the | per

[body-order]
before = instructed | instructs | instruct | ordered | orders | order | tasked | tasks | told | asked | asks | charged | charges | commissioned | directed | directs | obliged | obliges | obliging | required | requires
    | called on | calls on | called upon | urged | entrusted | gave | gives | given to | demanded that | demands that | demand that | demanded from | demanded of | insisted that | recommended that | recommended
    | entrust to | entrust this to | entrusted to | is entrusted to | assigned to | assign to | assigned | vested in | responsibility of | duty of | task of | falls to | lies with | rests with | rest with
    | be the responsibility of | commanded | mandated | necessary for | need for | proposed that | stressed that | emphasized that | emphasised that | stated that | noted that | said that | ensure that | instructing | ordering
    | tasking | requiring | set | sets | put in charge of | warned | invited | expects | expected | wants | wanted | demanded | demands | a task for | task for | instruction to | instructions to | order to | up to
after = is to | are to | was to | were to | shall | must | should | will | has to | have to | needs to | need to | is obliged | are obliged | is required | are required | is instructed | are instructed
    | was instructed | were instructed | has been instructed | have been instructed | was tasked | were tasked | is tasked | are tasked | has been tasked | have been tasked | was ordered | were ordered | has been ordered
    | have been ordered | was told | were told | has been told | have been told | was asked | were asked | has been asked | have been asked | was charged | were charged | is charged | are charged | was directed | were directed
    | was obliged | were obliged | was entrusted | were entrusted | is entrusted | was given | were given | is given | are given | was commissioned | were commissioned | was assigned | were assigned | was required | were required
    | was urged | were urged | was warned | were warned | was reprimanded | were reprimanded | was recommended | were recommended | is recommended | are recommended | ought to | is responsible | are responsible | was called on
    | were called on | has | have | was set | were set | was commanded | was invited | were invited | is asked | are asked | is ordered | are ordered | is directed | are directed | is expected to | are expected to | is due to | are due to

[body-tells]
after = has instructed | have instructed | instructed | ordered | tasked | demanded | stressed | said

[body-predicates]
suffered = be | is | are | been

[body-fillers]
the | a | an | its | all | both | same | said | also | personally | each | further | therefore | now | then | hereby | likewise | still | together

[body-agent]
before = by | on the part of

[body-marks]
lead = lead | summary | convener | leading | lead executor | main | principal | consolidation | coordinator | responsible for the summary | lead agency | chief executor
nothing = by agreement | as agreed | subject to agreement | upon agreement | by consent | where necessary | if necessary

[body-labels]
lead = responsible{/ body/ bodies/ party/ parties/ executor/ executors/ agency/ agencies/ persons/ for execution/ ministry/ authority/ organisation/ organization/ state body/ state bodies} | executor | executors | lead executor | lead | owner | owners | in charge | lead body | assigned to | performer | performers
co = co-executor | co-executors | co-responsible | supporting bodies | participants

# ----------------------------------------------------------------------------------- instructions
