// The program gouji-pdf as a child process: a PDF's bytes in, one line of JSON out.
//
// The child is started when it is first asked, and answers many documents. It is ended and started
// anew after a crash, when a document takes too long, and after some documents in any case, so that
// nothing of one document can reach far into the next. One child serves one thread at a time; a
// pool is a vector of them. What the JSON means is apps/pdf/README.md.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "facts/result.h"

namespace gouji::reports {

// Before the limits of a document stand those of its bytes; behind them the time and the size of
// the answer, which only a broken child comes near.
struct PdfLimits {
    std::size_t bytes = std::size_t{64} << 20;
    int pages = 200;
    std::size_t marks = 400'000;  // characters, lines and pictures
    std::chrono::milliseconds time{10'000};
    std::size_t answer = std::size_t{64} << 20;
    int documents = 500;  // answered by one process
};

class PdfChild {
  public:
    explicit PdfChild(std::filesystem::path program, PdfLimits limits = {});
    ~PdfChild() { stop(); }
    PdfChild(PdfChild&& other) noexcept;
    PdfChild& operator=(PdfChild&&) = delete;

    // The child's answer. It may itself be a complaint about the document.
    [[nodiscard]] Result<std::string> ask(std::string_view pdf);

    const PdfLimits& limits() const { return limits_; }
    // 0 while no process runs.
    int process() const { return process_; }

  private:
    Result<std::string> exchange(std::string_view request, std::string_view pdf);
    bool start();
    void stop();
    bool is_alive() const;
    Diagnostic obituary();

    std::filesystem::path program_;
    PdfLimits limits_;
    int process_ = 0;
    int socket_ = -1;
    int answered_ = 0;
};

// gouji-pdf where it is installed: beside the program that runs.
std::filesystem::path pdf_program();

}  // namespace gouji::reports
