// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/textcomparison.h"

#include "core/evidence/filelimits.h"
#include "core/evidence/mediatype.h"
#include "core/evidence/preview.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace muster::evidence {

namespace {

/// So many differences are looked through at once; behind them the search begins again where it came
/// farthest, so that two texts that have little in common take no longer than their length.
constexpr int kMostAtOnce = 512;
/// Lines that nothing else tells apart are paired by likeness within blocks of so many pairs.
constexpr qsizetype kMostPairs = 4096;
/// Of two lines, so many bytes are looked at for that.
constexpr qsizetype kMostLikened = 512;
/// Ranges within ranges; deeper only hostile texts go.
constexpr int kDeepest = 32;
/// Likeness is counted in thousandths; with less two lines are not taken for one that was changed.
constexpr int kWhole = 1000;
constexpr int kAlike = 400;

const QByteArray kByteOrderMark = QByteArrayLiteral("\xef\xbb\xbf");

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

struct Text {
    QList<QByteArrayView> lines;
    bool hasMark = false;
    bool hasLf = false;
    bool hasCrLf = false;
    bool hasCr = false;
    bool endsInLineEnd = false;

    [[nodiscard]] QString lineEnds() const
    {
        QStringList all;
        for (const auto& [has, name] : { std::pair { hasCrLf, "CR LF" }, { hasLf, "LF" }, { hasCr, "CR" } }) {
            if (has)
                all.append(QLatin1StringView(name));
        }
        return all.join(tr(" and "));
    }
};

/// Views into the bytes.
Text textOf(const QByteArray& bytes)
{
    Text text;
    text.hasMark = bytes.startsWith(kByteOrderMark);
    qsizetype begin = text.hasMark ? kByteOrderMark.size() : 0;
    for (auto i = begin; i < bytes.size(); ++i) {
        if (bytes[i] != '\n' && bytes[i] != '\r')
            continue;
        text.lines.append(QByteArrayView(bytes).sliced(begin, i - begin));
        if (bytes[i] == '\n') {
            text.hasLf = true;
        } else if (i + 1 < bytes.size() && bytes[i + 1] == '\n') {
            text.hasCrLf = true;
            ++i;
        } else {
            text.hasCr = true;
        }
        begin = i + 1;
    }
    text.endsInLineEnd = begin == bytes.size();
    if (!text.endsInLineEnd)
        text.lines.append(QByteArrayView(bytes).sliced(begin));
    return text;
}

std::optional<Error> cannotCompare(const QByteArray& left, const QByteArray& right)
{
    if (!isReadable(left) || !isReadable(right))
        return Error { Fault::Invalid, tr("Only texts can be compared line by line.") };
    if (std::max(left.size(), right.size()) > kMostComparedBytes) {
        return Error { Fault::Invalid,
            tr("Texts of more than %1 are not compared here; save both and compare the files.")
                .arg(sizeText(kMostComparedBytes)) };
    }
    return std::nullopt;
}

/// Two ranges of lines that are still to be matched.
struct Range {
    qsizetype left = 0;
    qsizetype leftEnd = 0;
    qsizetype right = 0;
    qsizetype rightEnd = 0;
    int depth = 0;
};

/// Finds which lines of two texts, each given by a number, are the same: first those that are there once in
/// both (as a person would), between them with as few differences as possible.
class Matcher {
public:
    Matcher(const QList<int>& left, const QList<int>& right)
        : m_left(left)
        , m_right(right)
        , m_partners(left.size(), -1)
    {
    }

    /// For each line of the left the one of the right that is the same, rising, or -1.
    QList<qsizetype> partners()
    {
        m_open.append({ 0, m_left.size(), 0, m_right.size(), 0 });
        while (!m_open.isEmpty())
            match(m_open.takeLast());
        return m_partners;
    }

private:
    void match(Range range)
    {
        while (range.left < range.leftEnd && range.right < range.rightEnd
            && m_left[range.left] == m_right[range.right])
            m_partners[range.left++] = range.right++;
        while (range.left < range.leftEnd && range.right < range.rightEnd
            && m_left[range.leftEnd - 1] == m_right[range.rightEnd - 1])
            m_partners[--range.leftEnd] = --range.rightEnd;
        if (range.left == range.leftEnd || range.right == range.rightEnd)
            return;
        const auto anchors = range.depth < kDeepest ? anchorsIn(range) : QList<qsizetype>();
        if (anchors.isEmpty())
            return matchShortest(range);
        auto left = range.left;
        auto right = range.right;
        for (const auto anchor : anchors) {
            m_open.append({ left, anchor, right, m_partners[anchor], range.depth + 1 });
            left = anchor + 1;
            right = m_partners[anchor] + 1;
        }
        m_open.append({ left, range.leftEnd, right, range.rightEnd, range.depth + 1 });
    }

    /// Lines that stand once in both ranges, as many as stand in the same order; their partners are set.
    QList<qsizetype> anchorsIn(const Range& range)
    {
        struct Seen {
            int left = 0;
            int right = 0;
            qsizetype at = -1;
        };
        QHash<int, Seen> seen;
        for (auto i = range.right; i < range.rightEnd; ++i) {
            auto& one = seen[m_right[i]];
            ++one.right;
            one.at = i;
        }
        for (auto i = range.left; i < range.leftEnd; ++i) {
            if (const auto found = seen.find(m_left[i]); found != seen.end())
                ++found->left;
        }
        QList<qsizetype> lines;
        QList<qsizetype> targets;
        for (auto i = range.left; i < range.leftEnd; ++i) {
            const auto found = seen.constFind(m_left[i]);
            if (found != seen.constEnd() && found->left == 1 && found->right == 1) {
                lines.append(i);
                targets.append(found->at);
            }
        }
        QList<qsizetype> anchors;
        for (const auto chosen : longestRising(targets)) {
            anchors.append(lines[chosen]);
            m_partners[lines[chosen]] = targets[chosen];
        }
        return anchors;
    }

    /// Which of these numbers make the longest row that rises.
    static QList<qsizetype> longestRising(const QList<qsizetype>& numbers)
    {
        QList<qsizetype> ends;
        QList<qsizetype> previous(numbers.size(), -1);
        for (qsizetype i = 0; i < numbers.size(); ++i) {
            const auto at = std::lower_bound(ends.begin(), ends.end(), numbers[i],
                [&](qsizetype end, qsizetype number) { return numbers[end] < number; });
            if (at != ends.begin())
                previous[i] = *(at - 1);
            if (at == ends.end())
                ends.append(i);
            else
                *at = i;
        }
        QList<qsizetype> row;
        for (auto i = ends.isEmpty() ? -1 : ends.constLast(); i >= 0; i = previous[i])
            row.prepend(i);
        return row;
    }

    /// Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), a stretch at a time.
    void matchShortest(Range range)
    {
        while (range.left < range.leftEnd && range.right < range.rightEnd) {
            const auto reached = matchStretch(range);
            range.left = reached.first;
            range.right = reached.second;
        }
    }

    /// Matches from the beginning of the range; answers how far it came, which is farther than where it
    /// began.
    std::pair<qsizetype, qsizetype> matchStretch(const Range& range)
    {
        const auto n = range.leftEnd - range.left;
        const auto m = range.rightEnd - range.right;
        // For each number of differences, how far on the left every diagonal came: -d … d.
        QList<QList<qsizetype>> trace;
        qsizetype best = 0;
        qsizetype bestDiagonal = 0;
        qsizetype bestSum = -1;
        for (qsizetype d = 0; d <= kMostAtOnce; ++d) {
            QList<qsizetype> reach(2 * d + 1, -1);
            bestSum = -1;
            for (auto k = -d; k <= d; k += 2) {
                auto x = d == 0 ? 0 : stepOnto(k, trace.constLast(), n, m).first;
                if (x < 0)
                    continue;
                while (x < n && x - k < m && m_left[range.left + x] == m_right[range.right + x - k])
                    ++x;
                reach[k + d] = x;
                if (2 * x - k > bestSum) {
                    bestSum = 2 * x - k;
                    best = x;
                    bestDiagonal = k;
                }
            }
            trace.append(reach);
            if (bestSum == n + m)
                break;
        }
        walkBack(range, trace, best, bestDiagonal);
        return { range.left + best, range.right + best - bestDiagonal };
    }

    /// How far on the left a diagonal comes by one more difference, and from which one; -1 where no way leads
    /// there within the texts. `reach` is of the difference before.
    static std::pair<qsizetype, qsizetype> stepOnto(
        qsizetype diagonal, const QList<qsizetype>& reach, qsizetype n, qsizetype m)
    {
        const auto middle = reach.size() / 2;
        const auto cameTo = [&](qsizetype from, qsizetype further) -> qsizetype {
            const auto at = from + middle;
            if (at < 0 || at >= reach.size() || reach[at] < 0)
                return -1;
            const auto x = reach[at] + further;
            return x > n || x - diagonal > m ? -1 : x;
        };
        const auto byRight = cameTo(diagonal + 1, 0);
        const auto byLeft = cameTo(diagonal - 1, 1);
        return byRight >= byLeft ? std::pair(byRight, diagonal + 1) : std::pair(byLeft, diagonal - 1);
    }

    void walkBack(const Range& range, const QList<QList<qsizetype>>& trace, qsizetype x, qsizetype diagonal)
    {
        for (auto d = trace.size() - 1; d >= 0; --d) {
            const auto [begin, previous] = d == 0
                ? std::pair(qsizetype(0), diagonal)
                : stepOnto(diagonal, trace[d - 1], range.leftEnd - range.left, range.rightEnd - range.right);
            for (auto i = begin; i < x; ++i)
                m_partners[range.left + i] = range.right + i - diagonal;
            x = diagonal < previous ? begin : begin - 1;
            diagonal = previous;
        }
    }

    const QList<int>& m_left;
    const QList<int>& m_right;
    QList<qsizetype> m_partners;
    QList<Range> m_open;
};

/// How much of two lines is the same at their beginnings and ends, in thousandths of the longer one.
int likeness(QByteArrayView a, QByteArrayView b)
{
    a = a.first(std::min(a.size(), kMostLikened));
    b = b.first(std::min(b.size(), kMostLikened));
    const auto shorter = std::min(a.size(), b.size());
    const auto longer = std::max(a.size(), b.size());
    qsizetype start = 0;
    while (start < shorter && a[start] == b[start])
        ++start;
    qsizetype end = 0;
    while (end < shorter - start && a[a.size() - 1 - end] == b[b.size() - 1 - end])
        ++end;
    return longer == 0 ? kWhole : static_cast<int>((start + end) * kWhole / longer);
}

/// Puts the rows together from what was matched.
class Rows {
public:
    Rows(const Text& left, const Text& right)
        : m_left(left)
        , m_right(right)
    {
    }

    QList<ComparedLine> rows(const QList<qsizetype>& partners)
    {
        qsizetype left = 0;
        qsizetype right = 0;
        for (qsizetype i = 0; i <= partners.size(); ++i) {
            const bool isEnd = i == partners.size();
            if (!isEnd && partners[i] < 0)
                continue;
            addBlock({ left, i, right, isEnd ? m_right.lines.size() : partners[i], 0 });
            if (isEnd)
                break;
            addPair(i, partners[i]);
            left = i + 1;
            right = partners[i] + 1;
        }
        return m_rows;
    }

private:
    void add(ComparedLine::Kind kind, qsizetype left, qsizetype right)
    {
        const auto shown = [](const Text& text, qsizetype at) {
            return at < 0 ? QString() : plainText(QString::fromUtf8(text.lines[at]));
        };
        m_rows.append({ kind, shown(m_left, left), shown(m_right, right), static_cast<int>(left + 1),
            static_cast<int>(right + 1) });
    }

    /// Where not everything could be looked through, two may be the same by chance.
    void addPair(qsizetype left, qsizetype right)
    {
        const bool isSame = m_left.lines[left] == m_right.lines[right];
        add(isSame ? ComparedLine::Kind::Same : ComparedLine::Kind::Changed, left, right);
    }

    /// Lines that were not matched: those that are most alike face each other, and what stands between
    /// two such pairs faces what stands there on the other side.
    void addBlock(const Range& block)
    {
        auto left = block.left;
        auto right = block.right;
        for (const auto& [i, j] : pairsOf(block)) {
            addUnlike(left, i, right, j);
            addPair(i, j);
            left = i + 1;
            right = j + 1;
        }
        addUnlike(left, block.leftEnd, right, block.rightEnd);
    }

    void addUnlike(qsizetype left, qsizetype leftEnd, qsizetype right, qsizetype rightEnd)
    {
        while (left < leftEnd && right < rightEnd)
            addPair(left++, right++);
        while (left < leftEnd)
            add(ComparedLine::Kind::OnlyLeft, left++, -1);
        while (right < rightEnd)
            add(ComparedLine::Kind::OnlyRight, -1, right++);
    }

    /// The pairs that make the block most alike in all.
    [[nodiscard]] QList<std::pair<qsizetype, qsizetype>> pairsOf(const Range& block) const
    {
        const auto n = block.leftEnd - block.left;
        const auto m = block.rightEnd - block.right;
        if (n == 0 || m == 0 || n * m > kMostPairs)
            return {};
        const auto width = m + 1;
        QList<int> alike(n * m);
        // The best that can be had of what is left behind each place.
        QList<int> best((n + 1) * width, 0);
        for (auto i = n - 1; i >= 0; --i) {
            for (auto j = m - 1; j >= 0; --j) {
                const auto one = likeness(m_left.lines[block.left + i], m_right.lines[block.right + j]);
                alike[i * m + j] = one;
                best[i * width + j] = std::max({ best[(i + 1) * width + j], best[i * width + j + 1],
                    one < kAlike ? 0 : one + best[(i + 1) * width + j + 1] });
            }
        }
        QList<std::pair<qsizetype, qsizetype>> pairs;
        qsizetype i = 0;
        qsizetype j = 0;
        while (i < n && j < m) {
            const auto here = best[i * width + j];
            const auto one = alike[i * m + j];
            if (one >= kAlike && here == one + best[(i + 1) * width + j + 1]) {
                pairs.append({ block.left + i, block.right + j });
                ++i;
                ++j;
            } else if (here == best[(i + 1) * width + j]) {
                ++i;
            } else {
                ++j;
            }
        }
        return pairs;
    }

    const Text& m_left;
    const Text& m_right;
    QList<ComparedLine> m_rows;
};

QStringList remarksOf(const Text& left, const Text& right)
{
    QStringList remarks;
    const auto ofLeft = left.lineEnds();
    const auto ofRight = right.lineEnds();
    if (!ofLeft.isEmpty() && !ofRight.isEmpty() && ofLeft != ofRight) {
        remarks.append(
            tr("Lines end in %1 on the left and in %2 on the right; that is not counted as a difference.")
                .arg(ofLeft, ofRight));
    }
    if (!left.lines.isEmpty() && !right.lines.isEmpty() && left.endsInLineEnd != right.endsInLineEnd) {
        remarks.append(left.endsInLineEnd ? tr("The last line on the right has no line end.")
                                          : tr("The last line on the left has no line end."));
    }
    if (left.hasMark != right.hasMark) {
        remarks.append(left.hasMark ? tr("The text on the left begins with a byte order mark.")
                                    : tr("The text on the right begins with a byte order mark."));
    }
    return remarks;
}

/// Each different line gets a number.
QList<int> numbered(const Text& text, QHash<QByteArrayView, int>& known)
{
    QList<int> numbers;
    numbers.reserve(text.lines.size());
    for (const auto& line : text.lines) {
        const auto next = static_cast<int>(known.size());
        const auto found = known.constFind(line);
        numbers.append(found == known.constEnd() ? *known.insert(line, next) : *found);
    }
    return numbers;
}

} // namespace

Result<TextComparison> compareTexts(const QByteArray& left, const QByteArray& right)
{
    if (const auto bad = cannotCompare(left, right))
        return fail(*bad);
    const auto ofLeft = textOf(left);
    const auto ofRight = textOf(right);
    if (std::max(ofLeft.lines.size(), ofRight.lines.size()) > kMostComparedLines) {
        return fail(Fault::Invalid,
            tr("Texts of more than %1 lines are not compared here; save both and compare the files.")
                .arg(kMostComparedLines));
    }
    QHash<QByteArrayView, int> known;
    const auto leftNumbers = numbered(ofLeft, known);
    const auto rightNumbers = numbered(ofRight, known);
    TextComparison made;
    made.lines = Rows(ofLeft, ofRight).rows(Matcher(leftNumbers, rightNumbers).partners());
    made.differences = static_cast<int>(std::count_if(made.lines.begin(), made.lines.end(),
        [](const ComparedLine& line) { return line.kind != ComparedLine::Kind::Same; }));
    made.remarks = remarksOf(ofLeft, ofRight);
    return made;
}

} // namespace muster::evidence
