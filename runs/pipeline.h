// Items worked on by several threads, the outcomes taken in the order of the items.
//
// One thread adds the items and takes the outcomes, while others work; no two outcomes are taken at
// the same time, and what is taken does not depend on how many threads there are. No more than
// a window of items is held: whoever adds faster than the work is done, waits.
#pragma once

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

// Each thread makes a worker of its own, which is called with an item and gives its outcome; it
// must not throw.
template <class Item, class Outcome, class Worker>
class Pipeline {
  public:
    using MakeWorker = std::function<Worker()>;
    using Take = std::function<void(Outcome)>;

    Pipeline(std::size_t threads, MakeWorker make_worker, Take take, Window window = {})
        : make_worker_(std::move(make_worker)), take_(std::move(take)), window_(window) {
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
            const std::size_t number = begun_++;
            Item item = std::move(*slot(number).item);
            slot(number).item.reset();
            lock.unlock();
            Outcome outcome = worker(std::move(item));
            lock.lock();
            slot(number).outcome = std::move(outcome);
            if (number == taken_) outcome_came_.notify_one();
        }
    }

    MakeWorker make_worker_;
    Take take_;
    Window window_;
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
