// What a run has come to so far, kept beside its output: answers by the keys of what was asked.
//
// A run that is begun again with the same identity finds there what is not to be done twice. What
// was cut off at the end, or does not fit its check, is as if it had never been written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace gouji::runs {

enum class Begin : std::uint8_t { Anew, GoOn };

class Journal {
  public:
    // Null where the file cannot be written; errno tells why. What a run of another identity left
    // there is dropped.
    static std::unique_ptr<Journal> open(const std::string& path, std::string_view identity,
                                         Begin begin);
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    // Answers of earlier runs.
    std::size_t size() const { return entries_.size(); }
    // How many of these have been found.
    std::size_t found() const { return found_; }

    // By any thread.
    std::optional<std::string> find(const std::string& key);
    // For a later run. A disk that is full ends the journal, not the run.
    void add(std::string_view key, std::string_view answer);
    // After a run that came to its end.
    void remove();

  private:
    struct Entry {
        std::uint64_t begin = 0;
        std::uint64_t size = 0;
        std::uint64_t check = 0;
    };

    Journal(std::string path, int file) : path_(std::move(path)), file_(file) {}
    bool read_identity(std::string_view identity);
    void read_entries();
    bool write(std::string_view bytes);

    std::string path_;
    int file_;
    std::unordered_map<std::string, Entry> entries_;
    std::mutex using_;  // of what follows
    std::uint64_t end_ = 0;
    std::size_t found_ = 0;
    bool is_writable_ = true;
};

}  // namespace gouji::runs
