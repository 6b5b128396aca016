grammar Gouji;

// ---------- entry points (one per YAML field) ----------
condition  : expr EOF ;                                   // when: check: where: let: values, define: values
iteration  : name IN source (WHERE expr)? EOF ;           // for_each:
hole       : expr (BAR name (LP args? RP)?)? EOF ;        // {expr | format} in messages; "{{" is a brace
signature  : name (LP params? RP)? EOF ;                  // define: keys
reference  : postfix EOF ;                                // speaks_of:, keys of tests' given:
params     : name (COMMA name)* ;

// ---------- logic (lowest to highest is bottom to top) ----------
expr
  : NOT expr                                              # notExpr
  | expr AND expr                                         # andExpr
  | expr OR expr                                          # orExpr
  | <assoc=right> expr IMPLIES expr                       # impliesExpr
  | IF expr THEN expr (ELSE expr)?                        # ifExpr
  | q=(ALL | ANY | NONE) name IN source (WHERE expr)? SATISFY expr # quantExpr
  | relation                                              # relExpr
  ;
relation : term relTail? ;
relTail
  : (cmp term)+ (WITHIN term)?                            # cmpTail    // chain: a <= b <= c
  | (AGREES WITH | AGREES_WITH) term                      # agreeTail  // prose number vs cell
  | NOT? IN source                                        # inTail
  | NOT? (MATCHES | CONTAINS) pattern                     # matchTail
  | IS NOT? state                                         # stateTail
  ;
cmp    : EQ | NE | LT | LE | GT | GE ;
state  : MISSING | INVALID | BLANK | KNOWN | UNREAD | NA | ZERO ;
source : '[' (expr (COMMA expr)*)? ']' | term (RANGE term)? ;
pattern: REGEX | '[' STRING (COMMA STRING)* ']' | term ;

// ---------- numbers, dates, table slices ----------
term
  : MINUS term                                            # negTerm
  | term DEFAULT term                                     # defaultTerm // x ?? 0, binds tighter than *
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

// A name is never a hard keyword; after a dot any word is a name, so that x.days, c.parent and c.blank are what they look like.
name    : ID | QUOTED | soft ;
soft    : OVER | ZERO | BLANK | KNOWN | INVALID | UNREAD | NA | UNIT | WITH | FOR | WITHIN ;
word    : name | PRIOR | CHILDREN | PARENT | PEERS | MISSING | TRUE | FALSE | AND | OR | NOT | IN | IS | IF | THEN | ELSE
        | ALL | ANY | NONE | WHERE | MATCHES | CONTAINS | AGREES | SATISFY | IMPLIES ;

// ---------- tokens: every keyword has an English and a Chinese spelling ----------
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
