// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/alternativebutton.h"
#include "ui/panels/matrixpanel.h"
#include "ui/panels/timelinepanel.h"
#include "ui/panels/walkthroughpanel.h"
#include "ui/panels/wordshapes.h"

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QTest>
#include <QTextLayout>

#include <algorithm>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

using Token = TypeScale::Token;

QList<QFont> everyFont()
{
    QList<QFont> made;
    for (const auto& type : { TypeScale(), TypeScale().stronger() }) {
        for (int token = 0; token <= static_cast<int>(Token::Mono); ++token)
            made << type.font(static_cast<Token>(token));
    }
    return made;
}

bool hasBox(const QList<QGlyphRun>& runs)
{
    return std::any_of(
        runs.begin(), runs.end(), [](const QGlyphRun& run) { return run.glyphIndexes().contains(0); });
}

/// Words in a font, as Paragraph and QLabel lay them out.
bool hasBox(const QString& text, const QFont& font)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    return hasBox(layout.glyphRuns());
}

/// The left edges of what runs in a direction.
QList<qreal> edgesOf(const QList<QGlyphRun>& runs, bool rightToLeft)
{
    QList<qreal> edges;
    for (const auto& run : runs) {
        if (run.isRightToLeft() == rightToLeft)
            edges << run.boundingRect().left();
    }
    return edges;
}

plan::Plan planIn(const QString& words)
{
    auto plan = outagePlan();
    plan.services[0].title = words;
    auto& step = plan.scenarios.first().procedure[0].steps[0];
    step.title = words;
    step.expect = words;
    step.caution = words;
    return plan;
}

} // namespace

/// Words in other scripts than the ones this program is written in: each letter has its shape, none is a box,
/// and what is written from the right stands in its order.
class TstScripts final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { loadFonts(); }
    void init() { failOnWarnings(); }

    void everyLetterHasAShape_data()
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("Japanese") << QStringLiteral("復旧ポイントを確認してください。");
        QTest::newRow("Chinese") << QStringLiteral("数据库已恢复，请通知客户。");
        QTest::newRow("Korean") << QStringLiteral("데이터베이스 복구 완료");
        QTest::newRow("Arabic") << QStringLiteral("استعادة قاعدة البيانات من النسخة الاحتياطية");
        QTest::newRow("Greek") << QStringLiteral("Ανάκτηση βάσης δεδομένων");
        QTest::newRow("Cyrillic") << QStringLiteral("Восстановление базы данных");
    }
    void everyLetterHasAShape()
    {
        QFETCH(const QString, words);
        WordShapes shapes;
        for (const auto& font : everyFont()) {
            QVERIFY2(!hasBox(shapes.of(words, font).runs), qPrintable(font.toString()));
            QVERIFY2(!hasBox(words, font), qPrintable(font.toString()));
        }
    }

    void aLetterThatNoFontHasIsFound()
    {
        WordShapes shapes;
        const auto nobody = QString::fromUcs4(U"\U0010FFFD\U0003FFFD");
        QVERIFY(hasBox(shapes.of(nobody, TypeScale().font(Token::Body)).runs));
        QVERIFY(hasBox(nobody, TypeScale().font(Token::Item)));
    }

    void panelsShowTheWords_data() { everyLetterHasAShape_data(); }
    void panelsShowTheWords()
    {
        QFETCH(const QString, words);
        IncidentRig rig(planIn(words));
        static_cast<void>(await(rig.session->note(words)));
        const auto look = [&](QWidget& panel, int wanted) {
            panel.resize(900, 640);
            panel.show();
            QVERIFY(QTest::qWaitForWindowExposed(&panel));
            int shown = 0;
            const auto read = [&](const QString& text, const QFont& font) {
                shown += text.contains(words) ? 1 : 0;
                QVERIFY2(!hasBox(text, font), qPrintable(text));
            };
            for (const auto* label : panel.findChildren<QLabel*>())
                read(label->text(), label->font());
            for (const auto* button : panel.findChildren<QAbstractButton*>())
                read(button->text(), button->font());
            for (const auto* list : panel.findChildren<QListView*>()) {
                for (int row = 0; row < list->model()->rowCount(); ++row)
                    read(list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString(), list->font());
            }
            QVERIFY2(shown >= wanted, qPrintable(QString::number(shown)));
            if (const auto folder = qEnvironmentVariable("MUSTER_PICTURES"); !folder.isEmpty()) {
                const auto name
                    = QStringLiteral("script-%1-%2.png")
                          .arg(QString::fromLatin1(QTest::currentDataTag()),
                              QString::fromLatin1(panel.metaObject()->className()).section(u':', -1));
                QVERIFY(panel.grab().save(QDir(folder).filePath(name)));
            }
        };
        MatrixPanel matrix(plainTheme());
        matrix.setIncident(rig.session);
        look(matrix, 1);
        WalkthroughPanel walkthrough(plainTheme());
        walkthrough.setIncident(rig.session);
        look(walkthrough, 3);
        TimelinePanel timeline(plainTheme());
        timeline.setIncident(rig.session);
        look(timeline, 1);
    }

    void whatIsWrittenFromTheRightStandsInItsOrder()
    {
        WordShapes shapes;
        const auto font = TypeScale().font(Token::Body);
        // The first words are those at the right.
        const auto arabic = shapes.of(QStringLiteral("استعادة Neon"), font).runs;
        QCOMPARE(edgesOf(arabic, true).size(), 1);
        QCOMPARE(edgesOf(arabic, false).size(), 1);
        QVERIFY(edgesOf(arabic, true).first() > edgesOf(arabic, false).first());
        // In a line that begins from the left they are not.
        const auto latin = shapes.of(QStringLiteral("Neon استعادة"), font).runs;
        QVERIFY(edgesOf(latin, true).first() > edgesOf(latin, false).first());
        const auto mixed = shapes.of(QStringLiteral("Neon استعادة Redis"), font).runs;
        const auto around = edgesOf(mixed, false);
        QVERIFY(edgesOf(mixed, true).first() > *std::min_element(around.begin(), around.end()));
        QVERIFY(edgesOf(mixed, true).first() < *std::max_element(around.begin(), around.end()));
    }

    /// Also where they are wrapped: what comes last stands at the left, as if nothing were before it.
    void anAnswerFromTheRightStandsInItsOrder()
    {
        const auto pictureOf = [](const QString& title) {
            plan::Answer answer;
            answer.title = title;
            AlternativeButton button(answer, {}, 1, plainTheme());
            button.resize(500, 60);
            return button.grab().toImage();
        };
        const auto differs = [](const QImage& a, const QImage& b, int x) {
            return a.copy(x, 0, 1, a.height()) != b.copy(x, 0, 1, b.height());
        };
        const auto nothing = pictureOf({});
        const auto latin = pictureOf(QStringLiteral("Neon"));
        int end = latin.width() - 1;
        while (end > 0 && !differs(nothing, latin, end))
            --end;
        QVERIFY(end > 0);
        const auto both = pictureOf(QStringLiteral("استعادة Neon"));
        QCOMPARE(both.copy(0, 0, end, both.height()), latin.copy(0, 0, end, latin.height()));
        QVERIFY(both != latin);
    }

    void theFirstWordsOfATitleFromTheRightAreKeptWhole()
    {
        WordShapes shapes;
        const auto font = TypeScale().font(Token::Body);
        const auto words = QStringLiteral("استعادة قاعدة البيانات من النسخة الاحتياطية");
        const auto whole = shapes.of(words, font).width;
        const auto& fitted = shapes.fitted(words, font, whole / 2);
        QVERIFY(fitted.width <= whole / 2);
        // What is left out is at the left end, where the sign of it stands.
        const auto shown = QFontMetrics(font).elidedText(words, Qt::ElideRight, whole / 2);
        QVERIFY2(shown.endsWith(QChar(0x2026)), qPrintable(shown));
        // The letter before it is joined as in the whole word.
        const auto kept = QString(shown).remove(QChar(0x2026)).remove(QChar(0x200d)).trimmed();
        QVERIFY2(words.startsWith(kept), qPrintable(shown));
    }
};

MUSTER_TEST(TstScripts)
#include "tst_scripts.moc"
