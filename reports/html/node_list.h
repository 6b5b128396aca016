// A parser's list of pointers to its nodes, as a range: private to the readers.
#pragma once

#include <cstddef>
#include <iterator>

namespace gouji::reports {

template <class Node>
class NodeList {
  public:
    NodeList() = default;
    NodeList(void** begin, std::size_t length) : begin_(begin), end_(begin + length) {}

    struct Iterator {
        using iterator_category = std::forward_iterator_tag;
        using value_type = const Node*;
        using difference_type = std::ptrdiff_t;
        using pointer = const value_type*;
        using reference = value_type;
        void** at = nullptr;
        const Node* operator*() const { return static_cast<const Node*>(*at); }
        Iterator& operator++() {
            ++at;
            return *this;
        }
        Iterator operator++(int) { return Iterator{at++}; }
        friend bool operator==(const Iterator&, const Iterator&) = default;
    };
    Iterator begin() const { return {begin_}; }
    Iterator end() const { return {end_}; }

  private:
    void** begin_ = nullptr;
    void** end_ = nullptr;
};

}  // namespace gouji::reports
