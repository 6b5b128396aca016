#include "runs/journal.h"

#include <fcntl.h>
#include <functional>
#include <sys/stat.h>
#include <unistd.h>

namespace gouji::runs {

namespace {

constexpr std::uint64_t longest_key = 4096;

// Before a key and its answer.
struct Head {
    std::uint64_t key_size = 0;
    std::uint64_t size = 0;
    std::uint64_t check = 0;
};

std::uint64_t check_of(std::string_view answer) {
    return std::hash<std::string_view>()(answer);
}

// False where there are fewer.
bool read_at(int file, std::uint64_t begin, char* bytes, std::size_t size) {
    while (size > 0) {
        const ssize_t count = pread(file, bytes, size, static_cast<off_t>(begin));
        if (count <= 0) return false;
        bytes += count;
        begin += static_cast<std::uint64_t>(count);
        size -= static_cast<std::size_t>(count);
    }
    return true;
}

std::uint64_t size_of(int file) {
    struct stat status {};
    return fstat(file, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

}  // namespace

std::unique_ptr<Journal> Journal::open(const std::string& path, std::string_view identity,
                                       Begin begin) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0) return nullptr;
    std::unique_ptr<Journal> journal(new Journal(path, file));
    if (begin == Begin::GoOn && journal->read_identity(identity)) journal->read_entries();
    if (ftruncate(file, static_cast<off_t>(journal->end_)) != 0) return nullptr;
    const std::string first = std::string(identity) + "\n";
    if (journal->end_ == 0 && !journal->write(first)) return nullptr;
    return journal;
}

Journal::~Journal() {
    close(file_);
}

bool Journal::read_identity(std::string_view identity) {
    std::string first(identity.size() + 1, '\0');
    if (!read_at(file_, 0, first.data(), first.size())) return false;
    if (first.back() != '\n' || !first.starts_with(identity)) return false;
    end_ = first.size();
    return true;
}

void Journal::read_entries() {
    const std::uint64_t size = size_of(file_);
    Head head;
    while (read_at(file_, end_, reinterpret_cast<char*>(&head), sizeof head)) {
        const std::uint64_t left = size - end_ - sizeof head;
        if (head.key_size > longest_key || head.key_size > left || head.size > left - head.key_size)
            return;
        std::string key(head.key_size, '\0');
        const std::uint64_t begin = end_ + sizeof head + head.key_size;
        if (!read_at(file_, end_ + sizeof head, key.data(), key.size())) return;
        entries_[key] = {begin, head.size, head.check};
        end_ = begin + head.size;
    }
}

std::optional<std::string> Journal::find(const std::string& key) {
    const auto entry = entries_.find(key);
    if (entry == entries_.end()) return std::nullopt;
    std::string answer(entry->second.size, '\0');
    if (!read_at(file_, entry->second.begin, answer.data(), answer.size())) return std::nullopt;
    if (check_of(answer) != entry->second.check) return std::nullopt;
    const std::lock_guard lock(using_);
    ++found_;
    return answer;
}

void Journal::add(std::string_view key, std::string_view answer) {
    const Head head{key.size(), answer.size(), check_of(answer)};
    std::string bytes(reinterpret_cast<const char*>(&head), sizeof head);
    bytes.append(key).append(answer);
    const std::lock_guard lock(using_);
    if (is_writable_) is_writable_ = write(bytes);
}

// What is written in part is cut off by the next run.
bool Journal::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(end_));
        if (count <= 0) return false;
        end_ += static_cast<std::uint64_t>(count);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

void Journal::remove() {
    unlink(path_.c_str());
}

}  // namespace gouji::runs
