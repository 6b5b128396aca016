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

void put(ByteWriter& bytes, const Input& input) {
    bytes(input.name, input.agency, input.year, input.bytes);
}

std::string bytes_of(const ReadReport& read) {
    ByteWriter bytes;
    bytes.put(read.time);
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

// By which a later run finds what came of it.
std::string key_of(const Input& input, Layouts layouts) {
    ByteWriter bytes;
    bytes.put(layouts);
    put(bytes, input);
    return engine::fingerprint({bytes.take()});
}

ReadReport report_of(const std::string& answer, const Form& form) {
    ByteReader bytes(answer);
    ReadReport read;
    bytes.get(read.time);
    read.diagnostics = get_diagnostics(bytes);
    bool has_facts = false;
    bytes.get(has_facts);
    if (has_facts) read.facts = get_facts(bytes, form);
    read.bytes = answer.size();
    return bytes.has_failed() ? complaint(Code::ReaderFailed) : std::move(read);
}

// Memory that runs out costs the one report it ran out for.
std::string answer_to(Input input, ReportReader& reader) {
    try {
        return bytes_of(reader.read(std::move(input)));
    } catch (const std::bad_alloc&) {
        return bytes_of(complaint(Code::OutOfMemory));
    }
}

std::string answers_to(const std::string& request, ReportReader& reader) {
    ByteReader bytes(request);
    std::size_t count = 0;
    bytes.get(count);
    std::vector<std::string> answers;
    for (std::size_t i = 0; i < count; ++i) {
        Input input;
        bytes(input.name, input.agency, input.year, input.bytes);
        answers.push_back(answer_to(std::move(input), reader));
    }
    ByteWriter written;
    written.put(answers);
    return written.take();
}

std::vector<std::string> answers_of(const std::string& bytes) {
    std::vector<std::string> answers;
    ByteReader(bytes).get(answers);
    return answers;
}

}  // namespace

ReaderProcess::ReaderProcess(const Regime& regime, Layouts layouts, const Keeping& keeping)
    : regime_(regime),
      layouts_(layouts),
      keeping_(keeping),
      reader_(regime, layouts),
      process_([this](const std::string& request) { return answers_to(request, reader_); },
               limits) {}

std::vector<ReadReport> ReaderProcess::read(const std::vector<Input>& inputs) {
    std::vector<ReadReport> reports(inputs.size());
    std::vector<Asked> asked;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        Asked one{&inputs[i], &reports[i], {}};
        if (!find_kept(one)) asked.push_back(std::move(one));
    }
    const bool is_answered =
        asked.size() > 1 && process_.is_there() && ask(asked) == runs::Fate::Answered;
    if (!is_answered) {
        for (const Asked& one : asked) read_alone(one);
    }
    return reports;
}

bool ReaderProcess::find_kept(Asked& asked) {
    if (keeping_.journal == nullptr) return false;
    asked.key = key_of(*asked.input, layouts_);
    const std::optional<std::string> kept = keeping_.journal->find(asked.key);
    if (kept) *asked.read = report_of(*kept, regime_.form);
    return kept.has_value();
}

void ReaderProcess::read_alone(const Asked& asked) {
    // Where the system gives no process, this one has to do.
    if (!process_.is_there()) {
        *asked.read = reader_.read(*asked.input);
        return;
    }
    switch (ask({&asked, 1})) {
        case runs::Fate::Answered:
            break;
        case runs::Fate::Broke:
            *asked.read = complaint(Code::ReaderFailed);
            break;
        case runs::Fate::TimedOut:
            *asked.read =
                complaint(Code::ReaderTimeout, {std::to_string(limits.computing.count())});
            asked.read->time = limits.computing;
            break;
    }
}

runs::Fate ReaderProcess::ask(std::span<const Asked> asked) {
    ByteWriter request;
    request.put(asked.size());
    for (const Asked& one : asked) put(request, *one.input);
    const runs::Answer answer = process_.ask(request.take());
    if (answer.fate != runs::Fate::Answered) return answer.fate;
    const std::vector<std::string> answers = answers_of(answer.bytes);
    if (answers.size() != asked.size()) return runs::Fate::Broke;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        ReadReport& read = *asked[i].read;
        read = report_of(answers[i], regime_.form);
        // What failed may go well the next time: a limit was reached, a program was not there.
        if (keeping_.journal != nullptr && read.facts && read.time >= keeping_.from)
            keeping_.journal->add(asked[i].key, answers[i]);
    }
    return answer.fate;
}

ReaderProcesses::ReaderProcesses(const Regime& regime, Layouts layouts, std::size_t count,
                                 const Keeping& keeping) {
    for (std::size_t i = 0; i < count; ++i) processes_.emplace_back(regime, layouts, keeping);
}

}  // namespace gouji::cli
