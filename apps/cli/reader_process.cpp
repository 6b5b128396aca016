#include "apps/cli/reader_process.h"

#include <new>
#include <string>
#include <utility>

#include "engine/fingerprint.h"
#include "facts/code.h"
#include "facts/fact_bytes.h"

namespace gouji::cli {

namespace {

constexpr runs::ProcessLimits limits{};

std::string bytes_of(const Input& input) {
    ByteWriter bytes;
    bytes(input.name, input.agency, input.year, input.bytes);
    return bytes.take();
}

Input input_of(const std::string& request) {
    Input input;
    ByteReader bytes(request);
    bytes(input.name, input.agency, input.year, input.bytes);
    return input;
}

std::string bytes_of(const ReadReport& read) {
    ByteWriter bytes;
    put(bytes, read.diagnostics);
    bytes.put(read.facts.has_value());
    if (read.facts) put(bytes, *read.facts);
    return bytes.take();
}

ReadReport complaint(Code code, std::vector<std::string> arguments = {}) {
    ReadReport read;
    read.diagnostics.add(code, std::move(arguments));
    return read;
}

ReadReport report_of(const std::string& answer, const Form& form) {
    ByteReader bytes(answer);
    ReadReport read;
    read.diagnostics = get_diagnostics(bytes);
    bool has_facts = false;
    bytes.get(has_facts);
    if (has_facts) read.facts = get_facts(bytes, form);
    read.bytes = answer.size();
    return bytes.has_failed() ? complaint(Code::ReaderFailed) : std::move(read);
}

// What failed may go well the next time: a limit was reached, a program was not there.
bool has_facts(const std::string& answer) {
    ByteReader bytes(answer);
    get_diagnostics(bytes);
    bool has_facts = false;
    bytes.get(has_facts);
    return has_facts && !bytes.has_failed();
}

// Memory that runs out costs the one report it ran out for.
std::string answer_to(const std::string& request, ReportReader& reader) {
    try {
        return bytes_of(reader.read(input_of(request)));
    } catch (const std::bad_alloc&) {
        return bytes_of(complaint(Code::OutOfMemory));
    }
}

}  // namespace

ReaderProcess::ReaderProcess(const Regime& regime, const Keeping& keeping)
    : regime_(regime),
      keeping_(keeping),
      reader_(regime),
      process_([this](const std::string& request) { return answer_to(request, reader_); }, limits) {
}

ReadReport ReaderProcess::read(Input input) {
    // Where the system gives no process, this one has to do.
    if (!process_.is_there()) return reader_.read(std::move(input));
    const runs::Answer answer = ask(bytes_of(input));
    switch (answer.fate) {
        case runs::Fate::Answered:
            return report_of(answer.bytes, regime_.form);
        case runs::Fate::Broke:
            return complaint(Code::ReaderFailed);
        case runs::Fate::TimedOut:
            return complaint(Code::ReaderTimeout, {std::to_string(limits.computing.count())});
    }
    return {};
}

runs::Answer ReaderProcess::ask(const std::string& request) {
    if (keeping_.journal == nullptr) return process_.ask(request);
    const std::string key = engine::fingerprint({request});
    if (std::optional<std::string> kept = keeping_.journal->find(key))
        return {runs::Fate::Answered, *std::move(kept)};
    const auto begun = std::chrono::steady_clock::now();
    runs::Answer answer = process_.ask(request);
    if (answer.fate == runs::Fate::Answered && has_facts(answer.bytes) &&
        std::chrono::steady_clock::now() - begun >= keeping_.from)
        keeping_.journal->add(key, answer.bytes);
    return answer;
}

ReaderProcesses::ReaderProcesses(const Regime& regime, std::size_t count, const Keeping& keeping) {
    for (std::size_t i = 0; i < count; ++i) processes_.emplace_back(regime, keeping);
}

}  // namespace gouji::cli
