// The shape of a policy. Keywords are contextual: what is a keyword in one place is a name in another. One, two or
// three tokens of lookahead decide, except where such keywords are names in a row; so reading takes time in step with
// the length of the text. What they decide stands in a table: after a change `generate` of Sluice.Dev writes it again.
parser grammar SluiceParser;

options { tokenVocab = SluiceLexer; superClass = TreeBuildingParser; }

policyFile : declaration* EOF ;

declaration
    : useDirective
    | categoryDeclaration
    | purposeDeclaration
    | partnerDeclaration
    | regionDeclaration
    | attributeDeclaration
    | populationDeclaration
    | consentDeclaration
    | agreementDeclaration
    | formDeclaration
    | techniqueDeclaration
    | dutyDeclaration
    | ruleDeclaration
    | invariantDeclaration
    | testDeclaration
    ;

// --- vocabulary -----------------------------------------------------------------------------

useDirective          : USE text ;

categoryDeclaration   : CATEGORY topEntry ;
purposeDeclaration    : PURPOSE topEntry ;
partnerDeclaration    : PARTNER topPartner ;

topEntry              : name text? entryPart* entryBlock? ;
entry                 : childName text? entryPart* entryBlock? ;
entryBlock            : LBRACE entry* RBRACE ;

topPartner            : name text? entryPart* partnerBlock? ;
partnerEntry          : childName text? entryPart* partnerBlock? ;
partnerBlock          : LBRACE (countriesClause | partnerEntry)* RBRACE ;
countriesClause       : IN place (COMMA place)* ;

// Which kinds of trees have which parts is said in words, not here.
entryPart             : label | domainClause | derivedClause | linksClause ;
domainClause          : DOMAIN number ;
derivedClause         : FROM qualifiedName (COMMA qualifiedName)* ;
linksClause           : LINKS (AT name)? ;

regionDeclaration     : REGION name text? regionBlock ;
regionBlock           : LBRACE (place COMMA?)* RBRACE ;

attributeDeclaration  : SUBJECT? ATTRIBUTE name COLON type text? (scriptClause text?)? ;
scriptClause          : EQ SCRIPT text ;
type                  : ONE OF choiceBlock | name ;
choiceBlock           : LBRACE name (COMMA name)* COMMA? RBRACE ;

populationDeclaration : POPULATION qualifiedName text? (EQ condition)? ;

consentDeclaration    : CONSENT name text? consentBlock? ;
consentBlock          : LBRACE consentClause* RBRACE ;
consentClause         : kindClause | ofClause | toClause | forClause | lastsClause | noticesClause ;
kindClause            : KIND name ;
lastsClause           : LASTS literal ;
noticesClause         : NOTICES text (COMMA text)* ;

agreementDeclaration  : AGREEMENT name text? agreementBlock? ;
agreementBlock        : LBRACE agreementClause* RBRACE ;
agreementClause       : withClause | roleClause | ofClause | forClause | fromClause | untilClause | throughClause | evidenceClause ;
withClause            : WITH selector ;
roleClause            : ROLE name ;
evidenceClause        : EVIDENCE name (COMMA name)* ;

formDeclaration       : FORM name (LT name)* ;

techniqueDeclaration  : TECHNIQUE name text? parameterList? techniqueBlock? ;
techniqueBlock        : LBRACE yieldsClause* RBRACE ;
yieldsClause          : YIELDS name (WHEN condition)? ;

dutyDeclaration       : DUTY name text? parameterList? ;

parameterList         : LPAREN parameter (COMMA parameter)* RPAREN ;
parameter             : name COLON type ;

// --- rules ----------------------------------------------------------------------------------

ruleDeclaration       : RULE name text? ruleBlock ;
ruleBlock             : LBRACE ruleClause* RBRACE ;
ruleClause
    : allowClause | denyClause | requireClause | obligeClause
    | toClause | forClause | aboutClause | fromClause | untilClause | throughClause | whenClause | unlessClause
    | citeClause | becauseClause | butNotClause
    ;

allowClause           : ALLOW selector ;
denyClause            : DENY selector ;
requireClause         : REQUIRE condition ofClause? ;
obligeClause          : OBLIGE name argumentList? ofClause? ;
toClause              : TO selector ;
forClause             : FOR selector ;
ofClause              : OF selector ;
aboutClause           : ABOUT qualifiedName ;
fromClause            : FROM date ;
untilClause           : UNTIL date ;
throughClause         : THROUGH date ;
whenClause            : WHEN condition ;
unlessClause          : UNLESS condition ;
citeClause            : CITE text (COMMA text)* ;
becauseClause         : BECAUSE text ;
butNotClause          : BUT NOT exceptionBlock ;
exceptionBlock        : LBRACE exceptionClause* RBRACE ;
exceptionClause       : ofClause | toClause | forClause | aboutClause | whenClause | unlessClause | butNotClause ;

argumentList          : LPAREN argument (COMMA argument)* RPAREN ;
argument              : name COLON literal ;

// --- promises and tests ---------------------------------------------------------------------

invariantDeclaration  : INVARIANT name text? invariantBlock ;
invariantBlock        : LBRACE invariantClause* RBRACE ;
invariantClause
    : neverClause | toClause | forClause | aboutClause | fromClause | untilClause | throughClause | whenClause | unlessClause
    | citeClause | becauseClause | butNotClause
    ;
neverClause           : NEVER selector ;

testDeclaration       : TEST text testBlock ;
testBlock             : LBRACE testClause* RBRACE ;
testClause
    : transferClause | toClause | forClause | aboutClause | onClause | fromClause | untilClause | throughClause
    | withClauseList | expectClause | casesClause
    ;
transferClause        : TRANSFER qualifiedName (COMMA qualifiedName)* ;
onClause              : ON date ;
withClauseList        : WITH withItem (COMMA withItem)* ;
withItem              : withTechnique | withConsent | withAgreement | withEvidence | withClaims | withFact ;
withTechnique         : TECHNIQUE name argumentList? ;
withConsent           : CONSENT name name ;
withAgreement         : AGREEMENT name ;
withEvidence          : EVIDENCE name ;
withClaims            : CLAIMS name ;
withFact              : name comparisonSign literal ;
expectClause          : EXPECT name (BY ONLY? name (COMMA name)*)? ;
casesClause           : CASES casesBlock ;
casesBlock            : LBRACE testCase* RBRACE ;
testCase              : text testCaseClause* ;
testCaseClause
    : transferClause | toClause | forClause | aboutClause | onClause | fromClause | untilClause | throughClause
    | withClauseList | expectClause
    ;

// --- selectors, conditions, values ----------------------------------------------------------

selector              : selectorItem (COMMA selectorItem)* (EXCEPT selectorItem (COMMA selectorItem)*)? ;
selectorItem          : anyItem | labelItem | regionItem | namedItem ;
anyItem               : ANY ;
labelItem             : label ;
regionItem            : PARTNERS (IN | OUTSIDE) place (BAR place)* ;
namedItem             : qualifiedName ;

qualifiedName         : name (DOT name)* ;

// `and` mixed with `or` is read here and reported in words.
condition
    : (NOT | NOT_SIGN) condition
    | condition (AND | AND_SIGN) condition
    | condition (OR | OR_SIGN) condition
    | LPAREN condition RPAREN
    | CONSENT name
    | AGREEMENT name
    | ANY AGREEMENT
    | CLAIM REFUTED
    | ABOUT qualifiedName
    | BESIDE (number OF)? selector
    | factName (comparisonSign literal | IN valueBlock)?
    ;
valueBlock            : LBRACE literal (COMMA literal)* COMMA? RBRACE ;
comparisonSign        : EQ | NE | LT | LE | GT | GE | EQEQ | NE_ODD | LE_ODD | GE_ODD ;

literal               : number UNIT? | date | text | TRUE | FALSE | COUNTRY | name ;

number                : INTEGER | DECIMAL | BAD_NUMBER ;
date                  : DATE ;
text                  : STRING | OPEN_STRING | ODD_STRING ;
label                 : LABEL | BAD_LABEL ;
place                 : COUNTRY | name ;

name
    : IDENT | BAD_NAME | UNIT
    | USE | CATEGORY | PURPOSE | PARTNER | REGION | SUBJECT | ATTRIBUTE | POPULATION | CONSENT | AGREEMENT
    | FORM | TECHNIQUE | DUTY | RULE | INVARIANT | TEST | ALLOW | DENY | REQUIRE | OBLIGE | NEVER | TO
    | FOR | ABOUT | FROM | UNTIL | THROUGH | WHEN | UNLESS | BUT | CITE | BECAUSE | OF | KIND | LASTS
    | NOTICES | WITH | ROLE | EVIDENCE | YIELDS | TRANSFER | ON | EXPECT | CASES | IN | OUTSIDE | PARTNERS
    | EXCEPT | DOMAIN | LINKS | AT | ONE | SCRIPT | CLAIM | CLAIMS | REFUTED | BESIDE | BY | ONLY
    ;

// `from`, `domain` and `links` behind a name are parts of its entry.
childName
    : IDENT | BAD_NAME | UNIT
    | USE | CATEGORY | PURPOSE | PARTNER | REGION | SUBJECT | ATTRIBUTE | POPULATION | CONSENT | AGREEMENT
    | FORM | TECHNIQUE | DUTY | RULE | INVARIANT | TEST | ALLOW | DENY | REQUIRE | OBLIGE | NEVER | TO
    | FOR | ABOUT | UNTIL | THROUGH | WHEN | UNLESS | BUT | CITE | BECAUSE | OF | KIND | LASTS | NOTICES
    | WITH | ROLE | EVIDENCE | YIELDS | TRANSFER | ON | EXPECT | CASES | IN | OUTSIDE | PARTNERS | EXCEPT | AT
    | ONE | SCRIPT | CLAIM | CLAIMS | REFUTED | BESIDE | BY | ONLY
    ;

// The first words of other conditions cannot name a fact.
factName
    : IDENT | BAD_NAME | UNIT
    | USE | CATEGORY | PURPOSE | PARTNER | REGION | SUBJECT | ATTRIBUTE | POPULATION | FORM | TECHNIQUE
    | DUTY | RULE | INVARIANT | TEST | ALLOW | DENY | REQUIRE | OBLIGE | NEVER | TO | FOR | FROM | UNTIL
    | THROUGH | WHEN | UNLESS | BUT | CITE | BECAUSE | OF | KIND | LASTS | NOTICES | WITH | ROLE
    | EVIDENCE | YIELDS | TRANSFER | ON | EXPECT | CASES | IN | OUTSIDE | PARTNERS | EXCEPT | DOMAIN | LINKS | AT
    | ONE | SCRIPT | CLAIMS | REFUTED | BY | ONLY
    ;
