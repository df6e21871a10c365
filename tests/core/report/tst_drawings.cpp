// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/drawings.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::report;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Draws what it was asked for.
class Echo final : public FigureRenderer {
public:
    [[nodiscard]] Drawing drawn(const Figure& figure, double width) const override
    {
        Drawing drawing;
        drawing.size = QSizeF(width, 1);
        drawing.svg = figure.id.toUtf8();
        return drawing;
    }
};

Figure figure(const QString& id)
{
    return { id, {}, {}, {} };
}

} // namespace

class TstDrawings final : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void everyFigureIsDrawnWhereverItStands()
    {
        Report report;
        report.sections = { { u"a"_s, {}, { Paragraph { u"text"_s }, figure(u"one"_s) },
            { { u"b"_s, {}, { figure(u"two"_s), figure(u"three"_s) } } } } };
        const auto drawings = drawnFigures(report, Echo());
        QCOMPARE_EQ(drawings.size(), 3);
        for (const auto& id : { u"one"_s, u"two"_s, u"three"_s }) {
            QCOMPARE_EQ(drawings.value(id).svg, id.toUtf8());
            QCOMPARE_EQ(drawings.value(id).size.width(), kFigureWidth);
        }
    }
};

MUSTER_TEST(TstDrawings)
#include "tst_drawings.moc"
