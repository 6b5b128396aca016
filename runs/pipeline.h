// Items worked on by several threads, the outcomes taken in the order of the items.
//
// One thread adds the items and takes the outcomes, while others work; no two outcomes are taken at
// the same time, and what is taken does not depend on how many threads there are. No more than
// a window of items is held: whoever adds faster than the work is done, waits. A thread takes some
// items at a time where many wait, so that handing them over costs little.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace gouji::runs {

// Of the items that are added and not yet taken. One item may always be held, however large.
struct Window {
    std::size_t items = 256;
    std::size_t bytes = std::size_t{64} << 20;
};

// Of what one thread takes at a time.
constexpr std::size_t most_at_a_time = 16;
constexpr std::size_t most_bytes_at_a_time = std::size_t{256} << 10;

// Each thread makes a worker of its own, which is called with one or more items and gives as many
// outcomes, in their order; it must not throw.
template <class Item, class Outcome, class Worker>
class Pipeline {
  public:
    using MakeWorker = std::function<Worker()>;
    using Take = std::function<void(Outcome)>;

    Pipeline(std::size_t threads, MakeWorker make_worker, Take take, Window window = {})
        : make_worker_(std::move(make_worker)),
          take_(std::move(take)),
          window_(window),
          thread_count_(threads) {
        for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
    }
    // Items on which work has not begun are dropped.
    ~Pipeline() {
        {
            const std::lock_guard lock(mutex_);
            begun_ = added_;
            is_ending_ = true;
        }
        item_came_.notify_all();
        for (std::thread& thread : threads_) thread.join();
    }
    Pipeline(const Pipeline&) = delete;
    Pipeline& operator=(const Pipeline&) = delete;

    // Takes the outcomes that are ready, and waits for some where the window is full.
    void add(Item item, std::size_t bytes) {
        take_ready();
        while (is_full(bytes)) take_first();
        {
            const std::lock_guard lock(mutex_);
            slots_.push_back({std::move(item), std::nullopt, bytes});
            ++added_;
        }
        held_bytes_ += bytes;
        item_came_.notify_one();
    }

    // Takes all outcomes that are left.
    void finish() {
        while (taken_ < added_) take_first();
    }

  private:
    struct Slot {
        std::optional<Item> item;
        std::optional<Outcome> outcome;
        std::size_t bytes = 0;
    };

    // Items are numbered as they are added; slots_ holds those from taken_ on.
    Slot& slot(std::size_t number) { return slots_[number - taken_]; }

    bool is_full(std::size_t bytes) const {
        const std::size_t items = added_ - taken_;
        return items > 0 && (items >= window_.items || held_bytes_ + bytes > window_.bytes);
    }

    void take_ready() {
        while (true) {
            {
                const std::lock_guard lock(mutex_);
                if (slots_.empty() || !slots_.front().outcome) return;
            }
            take_first();
        }
    }

    void take_first() {
        std::unique_lock lock(mutex_);
        outcome_came_.wait(lock, [&] { return slots_.front().outcome.has_value(); });
        Outcome outcome = std::move(*slots_.front().outcome);
        held_bytes_ -= slots_.front().bytes;
        slots_.pop_front();
        ++taken_;
        lock.unlock();
        take_(std::move(outcome));
    }

    void work() {
        Worker worker = make_worker_();
        std::unique_lock lock(mutex_);
        while (true) {
            item_came_.wait(lock, [&] { return begun_ < added_ || is_ending_; });
            if (begun_ == added_) return;
            const std::size_t first = begun_;
            std::vector<Item> items = begin_portion();
            lock.unlock();
            std::vector<Outcome> outcomes = worker(std::move(items));
            lock.lock();
            for (std::size_t i = 0; i < outcomes.size(); ++i)
                slot(first + i).outcome = std::move(outcomes[i]);
            if (first == taken_) outcome_came_.notify_one();
        }
    }

    // A fair part of what waits, so that no thread is left without work at the end.
    std::vector<Item> begin_portion() {
        const std::size_t fair = (added_ - begun_) / (2 * thread_count_);
        const std::size_t most = std::clamp(fair, std::size_t{1}, most_at_a_time);
        std::vector<Item> items;
        std::size_t bytes = 0;
        while (items.size() < most) {
            Slot& next = slot(begun_);
            bytes += next.bytes;
            if (!items.empty() && bytes > most_bytes_at_a_time) break;
            items.push_back(std::move(*next.item));
            next.item.reset();
            ++begun_;
        }
        return items;
    }

    MakeWorker make_worker_;
    Take take_;
    Window window_;
    std::size_t thread_count_;
    std::mutex mutex_;  // over what follows; added_ and taken_ change in the adding thread alone
    std::condition_variable item_came_;
    std::condition_variable outcome_came_;
    std::deque<Slot> slots_;
    std::size_t added_ = 0;
    std::size_t begun_ = 0;
    std::size_t taken_ = 0;
    bool is_ending_ = false;
    std::size_t held_bytes_ = 0;  // of the adding thread
    std::vector<std::thread> threads_;
};

}  // namespace gouji::runs
