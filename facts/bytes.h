// Values as bytes for another process of the same program: no format that outlives it.
//
// What a ByteWriter puts in, a ByteReader takes out in the same order. A ByteReader never reads
// beyond its bytes: where they do not suffice, or claim more than there is, it has failed, and what
// it gave is worth nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace gouji {

class ByteWriter {
  public:
    template <class T>
    void put(const T& value) {
        static_assert(std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>);
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void put(const std::string& text) { put(std::string_view(text)); }
    void put(const std::optional<std::string>& text) {
        put(text.has_value());
        if (text) put(*text);
    }
    void put(std::string_view text) {
        put(std::uint64_t{text.size()});
        bytes_ += text;
    }
    // Elements of types that are not their bytes go through pass(ByteWriter&, const T&).
    template <class T>
    void put(const std::vector<T>& values) {
        put(std::uint64_t{values.size()});
        if constexpr (std::is_trivially_copyable_v<T>) {
            bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
        } else {
            for (const T& value : values) pass(*this, value);
        }
    }

    template <class... Ts>
    void operator()(const Ts&... values) {
        (put(values), ...);
    }

    std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

class ByteReader {
  public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    template <class T>
    void get(T& value) {
        static_assert(std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>);
        if (const char* from = next(sizeof value)) std::memcpy(&value, from, sizeof value);
    }
    void get(std::string& text) {
        const std::size_t size = get_size();
        if (const char* from = next(size)) text.assign(from, size);
    }
    void get(std::optional<std::string>& text) {
        bool is_there = false;
        get(is_there);
        if (is_there) get(text.emplace());
    }
    template <class T>
    void get(std::vector<T>& values) {
        const std::size_t count = get_size();
        if constexpr (std::is_trivially_copyable_v<T>) {
            if (count > bytes_.size() / sizeof(T)) return fail();
            values.resize(count);
            const char* from = next(count * sizeof(T));
            if (count > 0) std::memcpy(values.data(), from, count * sizeof(T));
        } else {
            if (count > bytes_.size()) return fail();
            for (std::size_t i = 0; i < count && !has_failed_; ++i)
                pass(*this, values.emplace_back());
        }
    }

    template <class... Ts>
    void operator()(Ts&... values) {
        (get(values), ...);
    }

    bool has_failed() const { return has_failed_; }

  private:
    std::size_t get_size() {
        std::uint64_t size = 0;
        get(size);
        return size;
    }
    // Null where there are fewer.
    const char* next(std::size_t count) {
        if (has_failed_ || count > bytes_.size()) {
            fail();
            return nullptr;
        }
        const char* from = bytes_.data();
        bytes_.remove_prefix(count);
        return from;
    }
    void fail() {
        has_failed_ = true;
        bytes_ = {};
    }

    std::string_view bytes_;
    bool has_failed_ = false;
};

// An element of a vector of texts.
inline void pass(ByteWriter& bytes, const std::string& text) {
    bytes.put(text);
}
inline void pass(ByteReader& bytes, std::string& text) {
    bytes.get(text);
}

}  // namespace gouji
