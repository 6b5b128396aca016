// What makes a row of running text doubtful that was given its figures: private to the reading of
// such tables.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "reports/stream/stream_row.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

// A row was read from a piece of another row's label, or its figures stand behind such a piece in
// their line.
void doubt_rows_of_others(const std::vector<StreamItem>& items, const TableShape& shape,
                          std::vector<RowReading>& rows);

// Figures of no row right behind those of a row, anywhere below a row in one line, or in the line
// above it, may be pieces of its figures, broken by a narrow column. Where there are any, those of
// a row that stand right behind words of no label, in one line with them, may be of a row that the
// form does not have.
void doubt_rows_beside_strays(const std::vector<std::vector<FigureToken>>& strays,
                              const std::vector<StreamItem>& items, const TableShape& shape,
                              std::vector<RowReading>& rows);

// 企0业: where heads are printed over the figures of a row, nothing tells which are whose.
void doubt_overprinted_rows(std::string_view source, const TableShape& shape,
                            std::vector<RowReading>& rows);

// Most figures of a row stand in one line and the others elsewhere: they may be broken off as well.
void doubt_rows_in_pieces(std::string_view source, std::vector<RowReading>& rows);

// Where a row has none of its figures, or too few, those that stand before its neighbour's label,
// or apart from it, may be its own.
void doubt_rows_beside_gaps(const std::vector<StreamItem>& items, const TableShape& shape,
                            std::vector<RowReading>& rows);

// Fewer figures of no row, or of one that has too many, behind those of a row and above the next
// label may be the rest of its own, broken by a narrow column and by the end of a page.
void doubt_rows_before_rests(const std::vector<StreamItem>& items, const TableShape& shape,
                             std::vector<RowReading>& rows);

// Behind the label of the row, before the next one, stands a short text that is none of the
// shape's: the row is not blank.
bool shows_strange_words(const std::vector<StreamItem>& items, const TableShape& shape,
                         const std::vector<RowReading>& rows, std::size_t row);

// Where figures at the beginning of lines, one below the other, count the rows, a row that took one
// of them for its own may have lost another.
void doubt_rows_with_numbers(std::string_view source, const std::vector<StreamItem>& items,
                             std::vector<RowReading>& rows);

// Where hardly a row is beyond doubt, only those are whose figures stand in the line of their
// label.
void doubt_lone_rows(const std::vector<StreamItem>& items, std::vector<RowReading>& rows);

}  // namespace gouji::reports
