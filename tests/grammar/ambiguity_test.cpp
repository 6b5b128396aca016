#include <antlr4-runtime.h>

#include "tests/grammar/rule_text.h"

#undef THEN  // a macro of Catch2, and a token of ours
#include "GoujiLexer.h"
#include "GoujiParser.h"

using namespace gouji::grammar::generated;
using namespace gouji::grammar::test;

namespace {

// Counts the places where the parser has found two ways to go on, and all syntax errors.
class Ambiguities : public antlr4::BaseErrorListener {
  public:
    int count = 0;
    void reportAmbiguity(antlr4::Parser*, const antlr4::dfa::DFA&, std::size_t, std::size_t, bool,
                         const antlrcpp::BitSet&, antlr4::atn::ATNConfigSet*) override {
        ++count;
    }
    void syntaxError(antlr4::Recognizer*, antlr4::Token*, std::size_t, std::size_t,
                     const std::string&, std::exception_ptr) override {
        ++count;
    }
};

template <class Rule>
int ambiguities(const std::string& text, Rule rule) {
    antlr4::ANTLRInputStream input(text);
    GoujiLexer lexer(&input);
    antlr4::CommonTokenStream tokens(&lexer);
    GoujiParser parser(&tokens);
    Ambiguities listener;
    parser.removeErrorListeners();
    parser.addErrorListener(&listener);
    parser.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(
        antlr4::atn::PredictionMode::LL_EXACT_AMBIG_DETECTION);
    rule(parser);
    return listener.count;
}

}  // namespace

TEST_CASE("no sample rule can be read in two ways") {
    for (const std::string& line : lines_of("conditions.txt")) {
        INFO(line);
        CHECK(ambiguities(line, [](GoujiParser& parser) { parser.condition(); }) == 0);
    }
    for (const std::string& line : lines_of("iterations.txt")) {
        INFO(line);
        CHECK(ambiguities(line, [](GoujiParser& parser) { parser.iteration(); }) == 0);
    }
    for (const std::string& line : lines_of("holes.txt")) {
        INFO(line);
        CHECK(ambiguities(line, [](GoujiParser& parser) { parser.hole(); }) == 0);
    }
}
