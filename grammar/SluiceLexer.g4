// The words of a policy. Every keyword is also a name where a name is meant (rule `name` of the parser), and no text
// makes the lexer fail: what fits nothing becomes a token too, one that is reported in words of our own.
lexer grammar SluiceLexer;

channels { STRAY }

// declarations
USE         : 'use' ;
CATEGORY    : 'category' ;
PURPOSE     : 'purpose' ;
PARTNER     : 'partner' ;
REGION      : 'region' ;
SUBJECT     : 'subject' ;
ATTRIBUTE   : 'attribute' ;
POPULATION  : 'population' ;
CONSENT     : 'consent' ;
AGREEMENT   : 'agreement' ;
FORM        : 'form' ;
TECHNIQUE   : 'technique' ;
DUTY        : 'duty' ;
RULE        : 'rule' ;
INVARIANT   : 'invariant' ;
TEST        : 'test' ;

// clauses
ALLOW       : 'allow' ;
DENY        : 'deny' ;
REQUIRE     : 'require' ;
OBLIGE      : 'oblige' ;
NEVER       : 'never' ;
TO          : 'to' ;
FOR         : 'for' ;
ABOUT       : 'about' ;
FROM        : 'from' ;
UNTIL       : 'until' ;
THROUGH     : 'through' ;
WHEN        : 'when' ;
UNLESS      : 'unless' ;
BUT         : 'but' ;
CITE        : 'cite' ;
BECAUSE     : 'because' ;
OF          : 'of' ;
KIND        : 'kind' ;
LASTS       : 'lasts' ;
NOTICES     : 'notices' ;
WITH        : 'with' ;
ROLE        : 'role' ;
EVIDENCE    : 'evidence' ;
YIELDS      : 'yields' ;
TRANSFER    : 'transfer' ;
ON          : 'on' ;
EXPECT      : 'expect' ;
CASES       : 'cases' ;

// parts of clauses and conditions
IN          : 'in' ;
OUTSIDE     : 'outside' ;
PARTNERS    : 'partners' ;
EXCEPT      : 'except' ;
DOMAIN      : 'domain' ;
LINKS       : 'links' ;
AT          : 'at' ;
ONE         : 'one' ;
SCRIPT      : 'script' ;
CLAIM       : 'claim' ;
CLAIMS      : 'claims' ;
REFUTED     : 'refuted' ;
BESIDE      : 'beside' ;
BY          : 'by' ;
ONLY        : 'only' ;

// never names
ANY         : 'any' ;
AND         : 'and' ;
OR          : 'or' ;
NOT         : 'not' ;
TRUE        : 'true' ;
FALSE       : 'false' ;

UNIT        : ('hour' | 'day' | 'week' | 'month' | 'year') 's'? ;

IDENT       : [a-z] [a-z0-9_]* ;
COUNTRY     : [A-Z] [A-Z] ;
LABEL       : '#' [a-z] [a-z0-9_]* ;
DATE        : DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT ;
INTEGER     : '-'? DIGITS ;
DECIMAL     : '-'? DIGITS '.' DIGITS ;
STRING      : '"' STRING_PART* '"' ;

LBRACE      : '{' ;
RBRACE      : '}' ;
LPAREN      : '(' ;
RPAREN      : ')' ;
COMMA       : ',' ;
DOT         : '.' ;
COLON       : ':' ;
BAR         : '|' ;
EQ          : '=' ;
NE          : '!=' ;
LT          : '<' ;
LE          : '<=' ;
GT          : '>' ;
GE          : '>=' ;

BLANK       : [ \t\r\n]+ -> skip ;
LINE_COMMENT: '//' ~[\r\n]* -> channel(HIDDEN) ;
COMMENT     : '/*' .*? '*/' -> channel(HIDDEN) ;

// What people write by mistake. The parser takes each of these for what was meant, and it is reported once.
BAD_NAME    : WORD_START WORD_PART* ('-' WORD_PART+)* ;
BAD_LABEL   : '#' WORD_PART+ ('-' WORD_PART+)* | '#' ;
BAD_NUMBER  : '-'? DIGIT ([0-9a-zA-Z_] | [.\-] [0-9a-zA-Z_])* ;
OPEN_STRING : '"' STRING_PART* '\\'? ;
ODD_STRING  : [\u201C\u201D\u201E\u00AB\u00BB] ~["\u201C\u201D\u201E\u00AB\u00BB\r\n]* ["\u201C\u201D\u201E\u00AB\u00BB]?
            | ['\u2018\u2019] ~['\u2018\u2019\r\n]* ['\u2018\u2019]? ;
EQEQ        : '==' ;
NE_ODD      : '<>' | '\u2260' ;
LE_ODD      : '=<' | '\u2264' ;
GE_ODD      : '=>' | '\u2265' ;
AND_SIGN    : '&' '&'? ;
OR_SIGN     : '||' ;
NOT_SIGN    : '!' ;

// What means nothing is kept beside the tokens of the parser, so that one odd character is one report.
OPEN_COMMENT: '/*' (~'*' | '*'+ ~[*/])* '*'* -> channel(STRAY) ;
STRAY_CHAR  : . -> channel(STRAY) ;

fragment DIGIT       : [0-9] ;
fragment DIGITS      : DIGIT+ ('_' DIGIT+)* ;
fragment STRING_PART : ~["\\\r\n] | '\\' ~[\r\n] ;

// Letters of other scripts, in a few ranges: exact classes of Unicode would triple the time the program takes to start, and all of these are reported anyway.
fragment LETTER      : [a-zA-Z\u00AA\u00B5\u00BA\u00C0-\u1FFF\u2C00-\u2DFF\u3005-\uD7FF\uF900-\uFDFF\uFE70-\uFEFC\uFF21-\uFF3A\uFF41-\uFF5A\uFF66-\uFFDC\u{10000}-\u{3FFFF}] ;
fragment WORD_START  : LETTER | '_' ;
fragment WORD_PART   : LETTER | [0-9_] ;
