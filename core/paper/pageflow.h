// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <functional>

class QPainter;

namespace muster::paper {

/// One thin slice of a page, such as a line of text; it is never cut.
struct Strip {
    qreal height = 0;
    /// Paints with its upper edge at this height; empty for a gap.
    std::function<void(QPainter& painter, qreal top)> paint;
};
using Strips = QList<Strip>;

/// Lays strips on pages, the ones that belong together on the same page. Knows nothing of what they show.
class PageFlow final {
public:
    struct Placed {
        qreal top = 0;
        Strip strip;
    };
    struct Page {
        /// What startPage() was given.
        int head = 0;
        QList<Placed> strips;
    };

    explicit PageFlow(qreal height)
        : m_height(height)
    {
    }

    /// What comes next begins a page, whose head (and that of those that follow) is named by a number.
    void startPage(int head);
    /// Stays on one page unless it is longer than a page; then it is cut between strips. With `withNext` it
    /// also stays with what is added next.
    void add(const Strips& strips, bool withNext = false);
    /// Comes again at the top of every page that begins from now on; none to end that.
    void repeat(const Strips& strips) { m_repeated = strips; }

    /// Counted from 0: the page on which what was added last begins.
    [[nodiscard]] qsizetype lastPage() const { return m_lastPage; }
    /// Those that were not taken.
    [[nodiscard]] const QList<Page>& pages() const { return m_pages; }
    /// With those that were taken.
    [[nodiscard]] qsizetype pageCount() const { return m_taken + m_pages.size(); }
    /// Gives away the pages to which nothing will be added: all but the last.
    [[nodiscard]] QList<Page> takeFull();
    /// Gives away all. What waits for something to stay with is placed.
    [[nodiscard]] QList<Page> takeAll();

private:
    void openPage();
    void place(const Strip& strip);
    [[nodiscard]] bool fits(const Strips& strips) const;

    qreal m_height;
    qreal m_used = 0;
    int m_head = 0;
    qsizetype m_lastPage = 0;
    qsizetype m_taken = 0;
    Strips m_waiting;
    Strips m_repeated;
    QList<Page> m_pages;
};

[[nodiscard]] qreal heightOf(const Strips& strips);

} // namespace muster::paper
