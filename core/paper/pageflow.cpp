// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/pageflow.h"

#include <algorithm>
#include <utility>

namespace muster::paper {

namespace {

/// Of something longer than a page, so many strips must find room below what stands there already.
constexpr qsizetype kFewest = 4;

} // namespace

void PageFlow::startPage(int head)
{
    m_head = head;
    openPage();
}

void PageFlow::add(const Strips& strips, bool withNext)
{
    m_waiting += strips;
    if (withNext)
        return;
    const auto all = std::exchange(m_waiting, {});
    if (m_pages.isEmpty())
        openPage();
    if (!fits(all)) {
        const bool isLong = heightOf(all) + heightOf(m_repeated) > m_height;
        const bool isFresh = m_pages.last().strips.isEmpty();
        if (!isFresh && (!isLong || !fits(all.first(std::min(all.size(), kFewest)))))
            openPage();
    }
    m_lastPage = pageCount() - 1;
    for (const auto& strip : all) {
        if (!fits({ strip }) && !m_pages.last().strips.isEmpty())
            openPage();
        place(strip);
    }
}

QList<PageFlow::Page> PageFlow::takeFull()
{
    if (m_pages.size() < 2)
        return {};
    auto last = m_pages.takeLast();
    m_taken += m_pages.size();
    return std::exchange(m_pages, { std::move(last) });
}

QList<PageFlow::Page> PageFlow::takeAll()
{
    if (!m_waiting.isEmpty())
        add({});
    m_taken += m_pages.size();
    return std::exchange(m_pages, {});
}

void PageFlow::openPage()
{
    m_pages.append(Page { m_head, {} });
    m_used = 0;
    for (const auto& strip : std::as_const(m_repeated))
        place(strip);
}

void PageFlow::place(const Strip& strip)
{
    auto& page = m_pages.last();
    const bool isGap = !strip.paint;
    if (!isGap)
        page.strips.append({ m_used, strip });
    // A page does not begin with a gap.
    if (!isGap || !page.strips.isEmpty())
        m_used += strip.height;
}

bool PageFlow::fits(const Strips& strips) const
{
    auto height = heightOf(strips);
    // A gap at the end needs no room.
    if (!strips.isEmpty() && !strips.last().paint)
        height -= strips.last().height;
    return m_used + height <= m_height;
}

qreal heightOf(const Strips& strips)
{
    qreal height = 0;
    for (const auto& strip : strips)
        height += strip.height;
    return height;
}

} // namespace muster::paper
