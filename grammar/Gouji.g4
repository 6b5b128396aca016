// The language of conditions: the one thing in a rule file that is not plain YAML.
//
// A rule is a sentence about cells: received + carried_in == concluded + carried_out. This file is
// the language's specification as far as its form goes; what the sentences mean is the checker's and
// the evaluator's. Every keyword has an English and a Chinese spelling and both make one tree.
//
// Signs. Full-width brackets, commas, colons and operators are read like their ASCII forms, and the
// ideographic space like a blank. A comment runs from // to the end of its line. White space parts
// words and means nothing else.
//
// Names. ASCII letters, digits and _, or a run of Han characters, which is one word: 新收 且 结转 needs
// its blanks, and only a digit ends a Han word by itself. A name of anything else, such as a label as
// the form prints it, stands in 「」. Behind a dot every word is a name.
//
// What reaches as far as it can. The body of a quantifier and the branches of `if` take in every
// operator behind them, an `else` belongs to the last `if`, `implies` groups to the right, and the
// dots behind `x in a` make a range of the set. Brackets say otherwise. Nothing else can be read in
// two ways.
grammar Gouji;

// ---------- entry points: one for each kind of field in a rule file ----------

condition                                       // when: check: where: let: and the values of define:
  : expr EOF ;
iteration                                       // for_each: cell in form.cells where cell is known
  : name IN source (WHERE expr)? EOF ;
hole                                            // {expr | format} in a message; "{{" is a brace
  : expr (BAR name (LP args? RP)?)? EOF ;
signature                                       // the keys of define: in_form(c)
  : name (LP params? RP)? EOF ;
reference                                       // speaks_of: and the keys of given: in tests
  : postfix EOF ;
params
  : name (COMMA name)* ;

// ---------- logic: an alternative binds tighter than those below it ----------

expr
  : NOT expr                                              # notExpr
  | expr AND expr                                         # andExpr
  | expr OR expr                                          # orExpr
  | <assoc=right> expr IMPLIES expr                       # impliesExpr
  | IF expr THEN expr (ELSE expr)?                        # ifExpr
  | q=(ALL | ANY | NONE) name IN source (WHERE expr)? SATISFY expr # quantExpr
  | relation                                              # relExpr
  ;

// One relation at most; a second one needs brackets. Only comparisons chain: 0 <= a <= b.
relation : term relTail? ;
relTail
  : (cmp term)+ (WITHIN term)?                            # cmpTail
  | (AGREES WITH | AGREES_WITH) term                      # agreeTail  // a number in prose and a cell
  | NOT? IN source                                        # inTail
  | NOT? (MATCHES | CONTAINS) pattern                     # matchTail
  | IS NOT? state                                         # stateTail
  ;
cmp    : EQ | NE | LT | LE | GT | GE ;
state  : MISSING | INVALID | BLANK | KNOWN | UNREAD | NA | ZERO ;
source : '[' (expr (COMMA expr)*)? ']' | term (RANGE term)? ;
pattern: REGEX | '[' STRING (COMMA STRING)* ']' | term ;

// ---------- numbers, dates, slices of tables ----------

// `??` binds tighter than `*`: a + b ?? 0 gives a default to b only.
term
  : MINUS term                                            # negTerm
  | term DEFAULT term                                     # defaultTerm
  | term op=(MUL | DIV) term                              # mulTerm
  | term op=(PLUS | MINUS) term                           # addTerm
  | postfix                                               # postTerm
  ;
postfix : primary selector* ;
selector
  : '.' word                                              # member
  | '.' MUL                                               # allMembers
  | '.' LP slice (COMMA slice)* RP                        # someMembers // requests.(granted..other).total
  | LP args? RP                                           # call
  | '[' expr ']'                                          # index
  ;
slice   : path (RANGE path)? ;
path    : name ('.' (word | MUL))* ;

// sum(granted..other), sum(x over rows), sum(p.value for p in w.parts where p.value is known)
args    : arg (COMMA arg)* ;
arg     : (name COLON)? expr (RANGE expr)? (FOR name IN source)? (WHERE expr)? (OVER name)? ;

primary
  : literal                                               # litPrimary
  | name                                                  # namePrimary
  | (PRIOR | CHILDREN | PARENT | PEERS)                   # scopePrimary
  | LP expr RP                                            # parenPrimary
  ;
literal : NUMBER unit? | DATE | STRING | TRUE | FALSE | MISSING ;
unit    : PERCENT | UNIT ;

// Words that are keywords only where one can stand; behind a dot every word is a name, so that
// x.days, c.parent and c.blank are what they look like.
name    : ID | QUOTED | soft ;
soft    : OVER | ZERO | BLANK | KNOWN | INVALID | UNREAD | NA | UNIT | WITH | FOR | WITHIN ;
word    : name | PRIOR | CHILDREN | PARENT | PEERS | MISSING | TRUE | FALSE | AND | OR | NOT | IN | IS | IF | THEN | ELSE
        | ALL | ANY | NONE | WHERE | MATCHES | CONTAINS | AGREES | SATISFY | IMPLIES ;

// ---------- tokens: the longest one wins ----------

AND: 'and' | '且' | '并且' ;      OR: 'or' | '或' | '或者' ;      NOT: 'not' | '非' | '不' ;
IMPLIES: 'implies' | '则须' ;     IF: 'if' | '若' | '如果' ;      THEN: 'then' | '则' ;
ELSE: 'else' | '否则' ;           ALL: 'all' | '每个' | '所有' ;  ANY: 'any' | '任一' | '存在' ;
NONE: 'none' | '没有' ;           IN: 'in' | '属于' ;             WHERE: 'where' | '其中' ;
FOR: 'for' | '遍历' ;             SATISFY: 'satisfies' | '满足' ; OVER: 'over' | '沿' ;
WITHIN: 'within' | '误差不超过' | '±' ;
AGREES: 'agrees' ;                WITH: 'with' ;                  AGREES_WITH: '相符于' | '应等于' ;
MATCHES: 'matches' | '形如' ;     CONTAINS: 'contains' | '包含' ; IS: 'is' | '是' ;
MISSING: 'missing' | '空缺' ;     INVALID: 'invalid' | '无效' ;   BLANK: 'blank' | '空白' ;
KNOWN: 'known' | '已填' ;         UNREAD: 'unread' | '未读出' ;   NA: 'not_applicable' | '不适用' ; ZERO: 'zero' | '零' ;
PRIOR: 'prior' | '上年' ;         CHILDREN: 'children' | '下级' ; PARENT: 'parent' | '上级' ;
PEERS: 'peers' | '同类' ;         TRUE: 'true' | '真' ;           FALSE: 'false' | '假' ;
DEFAULT: '??' | '缺省' ;
EQ: '==' | '=' | '＝' | '等于' ;  NE: '!=' | '！=' | '！＝' | '≠' | '不等于' ;
LE: '<=' | '≤' | '不超过' ;       GE: '>=' | '≥' | '不少于' ;
LT: '<' | '＜' | '小于' ;         GT: '>' | '＞' | '大于' ;
RANGE: '..' | '至' ;              BAR: '|' | '｜' ;
PLUS: '+' | '＋' ; MINUS: '-' | '－' ; MUL: '*' | '×' ; DIV: '/' | '÷' ;  PERCENT: '%' | '％' ;
DOT: '.' ; LB: '[' ; RB: ']' ; LP: '(' | '（' ; RP: ')' | '）' ; COMMA: ',' | '，' ; COLON: ':' | '：' ;
DATE  : YEAR '-' DIGIT DIGIT '-' DIGIT DIGIT | YEAR '年' DIGIT DIGIT? '月' DIGIT DIGIT? '日' ;
NUMBER: DIGIT+ ('.' DIGIT+)? ;
UNIT  : [万亿]? ('元' | '件' | '条' | '次' | '份' | '宗' | '人' | '项' | '篇') | '万' | '亿'
      | '年' | '个'? '月' | '天' | '日' | '个'? '工作日' | 'days' | 'workdays' | 'months' | 'years' ;
STRING: '"' (~["\r\n\\] | '\\' .)* '"' | '“' ~[”\r\n]* '”' ;
REGEX : 'r"' (~["\r\n\\] | '\\' .)* '"' ;                 // RE2 syntax; (?i) inside, no flags behind
QUOTED: '「' ~[」\r\n]+ '」' ;
ID    : LETTER (LETTER | DIGIT)* | HAN+ ;                 // mixed names only in 「」; a digit ends a Han word
fragment LETTER: [A-Za-z_] ;
fragment HAN   : [\p{Script=Han}] ;
fragment DIGIT : [0-9] | [\uFF10-\uFF19] ;
fragment YEAR  : DIGIT DIGIT DIGIT DIGIT ;
COMMENT: '//' ~[\r\n]* -> channel(HIDDEN) ;
WS     : [ \t\r\n\u3000]+ -> channel(HIDDEN) ;
BAD    : . ;                                              // never a lexer exception: one error token
