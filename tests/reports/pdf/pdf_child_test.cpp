#include "reports/pdf/pdf_child.h"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "facts/code.h"
#include "tests/support/pdf.h"

using gouji::Code;
using gouji::Result;
using gouji::reports::PdfChild;
using gouji::reports::PdfLimits;
using gouji::test::pdf;
using gouji::test::pdf_line;
using gouji::test::pdf_text;

namespace {

PdfChild child(PdfLimits limits = {}) {
    return PdfChild(GOUJI_PDF, limits);
}

std::string one_line_report() {
    return pdf({pdf_text(100, 100, 12, "总体情况")});
}

Code code_of(const Result<std::string>& answer) {
    REQUIRE_FALSE(answer);
    return answer.error().code;
}

bool shows(const Result<std::string>& answer, const char* text) {
    return answer && answer->find(text) != std::string::npos;
}

// A program of one shell command in gouji-pdf's place, removed with its folder.
class Impostor {
  public:
    explicit Impostor(const char* command)
        : folder_(std::filesystem::temp_directory_path() /
                  fmt::format("gouji-pdf-test-{}", getpid())) {
        std::filesystem::create_directories(folder_);
        std::ofstream(path()) << "#!/bin/sh\n" << command << "\n";
        std::filesystem::permissions(path(), std::filesystem::perms::owner_all);
    }
    ~Impostor() { std::filesystem::remove_all(folder_); }
    Impostor(const Impostor&) = delete;
    Impostor& operator=(const Impostor&) = delete;
    std::filesystem::path path() const { return folder_ / "impostor"; }

  private:
    std::filesystem::path folder_;
};

}  // namespace

TEST_CASE("gouji-pdf gives the characters of a page with their edges in hundredths of a point") {
    PdfChild reader = child();
    const Result<std::string> answer = reader.ask(one_line_report());
    REQUIRE(answer);
    CHECK(*answer == R"({"pages":[{"size":[60000,80000],"runs":[["总体情况",0,1200,10000,)"
                     R"([10000,11200,12400,13600,14800]]],"lines":[],"images":[],)"
                     R"("unmapped":0,"invisible":0,"damaged":false}]})");
}

TEST_CASE("strokes and thin filled rectangles are both ruling lines") {
    PdfChild reader = child();
    const Result<std::string> answer = reader.ask(
        pdf({pdf_line(50, 100, 550, 100) + gouji::test::pdf_thin_rectangle(50, 200, 500, 1)}));
    CHECK(shows(answer, R"("lines":[[5000,10000,55000,10000],[5000,20050,55000,20050]])"));
}

TEST_CASE("dots in a row are a line, a few dots are none") {
    std::string dots;
    for (int i = 0; i < 50; ++i) dots += gouji::test::pdf_thin_rectangle(50 + 2 * i, 100, 1, 1);
    for (int i = 0; i < 3; ++i) dots += gouji::test::pdf_thin_rectangle(50 + 2 * i, 200, 1, 1);
    PdfChild reader = child();
    CHECK(shows(reader.ask(pdf({dots})), R"("lines":[[5050,10050,14850,10050]])"));
}

TEST_CASE("one process answers many documents and is replaced after its share") {
    PdfLimits limits;
    limits.documents = 2;
    PdfChild reader = child(limits);
    REQUIRE(shows(reader.ask(one_line_report()), "总体情况"));
    const int first = reader.process();
    CHECK(first != 0);
    REQUIRE(shows(reader.ask(one_line_report()), "总体情况"));
    CHECK(reader.process() == 0);
    CHECK(shows(reader.ask(one_line_report()), "总体情况"));
    CHECK(reader.process() != first);
}

TEST_CASE("a PDF larger than every pipe's buffer arrives whole") {
    PdfChild reader = child();
    std::string report = one_line_report();
    report.insert(report.find("xref"), "%" + std::string(3'000'000, ' ') + "\n");
    CHECK(shows(reader.ask(report), "总体情况"));
}

TEST_CASE("what gouji-pdf cannot read it names, and the next document goes on") {
    PdfLimits limits;
    limits.marks = 100'000;
    PdfChild reader = child(limits);
    const std::string whole = one_line_report();
    CHECK(shows(reader.ask(""), R"("error":"damaged")"));
    CHECK(shows(reader.ask(std::string(5000, '\0')), R"("error":"damaged")"));
    CHECK(shows(reader.ask(whole.substr(0, 200)), R"("error":"damaged")"));
    CHECK(shows(reader.ask(pdf({""}, {.is_encrypted = true})), R"("error":"encrypted")"));
    CHECK(shows(reader.ask(pdf(std::vector<std::string>(500))),
                R"({"error":"too-many-pages","page_count":500})"));
    std::string crowded;
    for (int i = 0; i < 1'000'000; ++i) crowded += "1 1 m 9 1 l S\n";
    CHECK(shows(reader.ask(pdf({crowded})), R"("error":"too-many-marks")"));
    const int process = reader.process();
    CHECK(shows(reader.ask(whole), "总体情况"));
    CHECK(reader.process() == process);
}

TEST_CASE("a PDF with too many bytes is not even sent") {
    PdfLimits limits;
    limits.bytes = 100;
    PdfChild reader = child(limits);
    CHECK(code_of(reader.ask(one_line_report())) == Code::PdfTooLarge);
    CHECK(reader.process() == 0);
}

TEST_CASE("a child that somebody ended between two documents is started anew") {
    PdfChild reader = child();
    REQUIRE(reader.ask(one_line_report()));
    REQUIRE(kill(reader.process(), SIGKILL) == 0);
    siginfo_t ended{};
    waitid(P_PID, static_cast<id_t>(reader.process()), &ended, WEXITED | WNOWAIT);
    CHECK(shows(reader.ask(one_line_report()), "总体情况"));
}

TEST_CASE("a child that breaks down over a document is a diagnostic") {
    const Impostor impostor("read request; kill -SEGV $$");
    PdfChild reader(impostor.path());
    const Result<std::string> answer = reader.ask(std::string(1'000'000, 'x'));
    REQUIRE(code_of(answer) == Code::PdfProgramFailed);
    CHECK(answer.error().arguments == std::vector<std::string>{"signal 11"});
    CHECK(reader.process() == 0);
}

TEST_CASE("a child that does not answer in time is ended") {
    const Impostor impostor("exec sleep 60");
    PdfLimits limits;
    limits.time = std::chrono::milliseconds(200);
    PdfChild reader(impostor.path(), limits);
    CHECK(code_of(reader.ask(one_line_report())) == Code::PdfTimeout);
    CHECK(reader.process() == 0);
    CHECK(waitpid(-1, nullptr, WNOHANG) == -1);
}

TEST_CASE("a missing gouji-pdf is named") {
    PdfChild reader("/nowhere/gouji-pdf");
    const Result<std::string> answer = reader.ask(one_line_report());
    REQUIRE(code_of(answer) == Code::PdfProgramMissing);
    CHECK(answer.error().arguments.front() == "/nowhere/gouji-pdf");
}
