import { stemsOf } from '../analysis.ts';

/**
 * Words by which anybody retells a sentence, whatever it is about: they say nothing of its matter by themselves, so that a
 * claim may bring them. Forms stand here whose stem is another one ("taken"), and one form of the others.
 */
const words = `
author paper work study researcher team method approach system model technique framework solution tool way means manner
fashion scheme survey
thing one part piece kind type sort form range variety set group number amount share majority minority rest whole total lot
couple handful series list pair half feature aspect side item
value use usage need help role case point fact idea aim goal purpose question problem issue challenge difficulty trouble task
job topic matter subject source language
level degree extent scale size place position end time moment term word name effect result outcome finding evidence reason
view basis step stage phase ground path order
make makes made give gave given take takes taken took get gets got gotten become come came go goes gone went keep kept let
lets leave left put bring brought have hold held carry stay remain stand serve act run do lie lay rest sit sat lose save
spend spent spare tend
employ apply rely depend involve include contain cover comprise consist span spread join belong tie link
require want call describe refer mean meant define
show find found see say tell told report state note observe indicate reveal demonstrate confirm prove suggest argue ask
answer write wrote written read know knew learn
offer provide present propose introduce develop design create produce build turn allow enable try seek add pick supply
start begin follow lead arise stem occur happen appear look seem finish stop continue
choose chose chosen decide consider treat handle deal address tackle face meet met reach arrive obtain earn match agree
differ vary correspond pass mix former latter center centre focus concentrate
good well best great large big small high highest low lowest strong clear close similar same different equal certain
particular overall general main key important notable real right own extra additional further least most
mostly mainly largely chiefly clearly closely fairly nearly almost directly simply merely really
highly greatly substantially significantly considerably markedly notably
far much more such another many several various few little some enough quite rather even still also too already yet again once now then
first second third last next earlier previous before later after together apart alike along alone instead whereas besides
though although poor ignore according thus hence therefore while whether never always every each all both either none nobody
everybody without within across against among outright
itself themselves inside between around through throughout behind ahead toward relative respect regard
able capable possible easy hard difficult useful effective new novel recent current existing common usual typical
performance experiment evaluation test assess compare combine change adapt process procedure mechanism component setting
condition information detail example instance ability capability capacity strategy structure field area property behavior
version variant multiple complex simple complete entire basic core central necessary essential suitable available actual
corresponding resulting underlying correct correctly
specific single separate individual two three four five quarter
since thanks unlike like away back forth upon beyond amid despite due versus besides towards onto off unless until otherwise
alongside thereby therein wherever whenever whereby`;

/** Everyday verbs, and words for how something is or is done, which tell nothing of a field. */
const everyday = `
accompany account achieve acquire act add advance affect aid aim alert allow amount anchor announce appeal approach
argue assign assume attach attempt attend attract avoid await base bear beat begin believe bind boost borrow bother
bound break breaks broke broken bridge burden bury care carry catch cause cast chase claim clash climb close cling
collapse combine comply conceal concern conclude confuse connect consult contend contrast control convey cope count
cover crumble deal decide deliver demand deny derive deserve desire devote differ disappear discover discuss divide
dominate double doubt draw drive dwell earn ease elude emerge emphasize encounter end enjoy enter escape exceed excel
exist expect explain explore expose express face fail fall fit force forget form free fulfil fund glean grant grasp grip
guess halt hamper hand handle hang happen harm hint hit hope hurt illustrate imagine imply impose incur inform insist
inspire intend invite invoke involve isolate join jump justify lack lag land last launch lean leap lend lift lie limit
link list live load locate look loosen manage mean mention merit miss mount move notice obey obtain occupy operate
oppose opt organize outline outweigh overcome owe participate pass pay peak perceive permit pile pinpoint place plague
plug point pose play possess pour praise predominate prefer prepare prevail prevent proceed profit promise prompt pull pursue
push puts puzzle qualify quit quote raise reap recall recognize recommend refuse regain regard reject relate release
remember remind remove repair repeat replace require resemble resort respect respond restore retain reuse revisit rise
roll rush satisfy scatter scramble secure see send separate settle shape share shed shift shrug simplify sink skip slip
soften sort split spot squeeze stall stem step stick stop strain strengthen stress stretch strike strip struggle study
succeed suffer suit sum surface surpass surround survive sustain swap switch tackle tailor tempt tie ties tied think
throw throws thrown tip touch treat trigger try tuck turn undergo undermine unlock uphold urge vanish violate visit wait
walk want warn waste watch weigh welcome widen win wins won wish wonder worry yield ample apparent awkward bare broad
careful careless comfortable common competitive consistent costly crucial daily deep decent deliberate distinct drastic
dramatic due eager entire explicit extreme fair familiar firm flat fresh frequent genuine gradual handy harsh heavy
honest huge ideal immense intact intricate keen lasting lengthy likely literal little long loose major marked massive
mature meaningful mere mild minor modest narrow natural neat normal notable obvious odd overt painful partial peculiar
plain pleasant plentiful precious precise prominent prone proper pure rapid ready reasonable regular reliable remarkable
rich rigid robust rough rude severe sharp sheer silent slight smart solid steady steep stiff stray strict striking
stubborn subtle sudden sure swift tangible thorough tight tiny tough true typical unclear uneven usual vague valuable
varied vast vital vivid wasteful wide willing wise worth worthy broadly carefully consistently drastically easily
effectively essentially eventually explicitly frequently genuinely heavily largely naturally occasionally often
otherwise partly particularly perhaps plainly precisely primarily quickly rapidly readily roughly sharply slowly
smoothly sometimes somewhat soon strongly thoroughly tightly typically ultimately usually widely`;

/**
 * What language models bring when they retell a paper: words that its abstract has in no form in three one-line summaries or
 * more, and in one for each 200 abstracts that hold them (3,496 summaries by a model, shown on Hugging Face, 2025-05 to 2026-07; words of some
 * matter, such as "vision", were left out).
 */
const ofSummaries = `
accurate accuracy achieving adjusting affecting analysis analyzing applications assisted augmented automated avoiding
aware balance based better capture compromising computational content coordination criteria data diverse domain driven
dynamic efficiency elements eliminates enhances ensuring environments especially excelling exhibit facilitates flexible
focusing gaps guided highlighting impact improving incorporating inefficiencies insights integrating leveraging loss
lower maintaining metrics minimal necessitating optimization outperforming overcoming overhead parameter particularly
persistent poorly preserving prevent quality rates reducing reliability resource robustness sacrificing scalable
scenarios significant simultaneously specialized stability superior traditional understanding utilizing`;

const stems: ReadonlySet<string> = new Set([words, everyday, ofSummaries].flatMap((row) => stemsOf(row)));

export const isLight = (stem: string): boolean => stems.has(stem);
