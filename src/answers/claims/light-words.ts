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
specific single separate individual two three four five quarter`;

const stems: ReadonlySet<string> = new Set(stemsOf(words));

export const isLight = (stem: string): boolean => stems.has(stem);
