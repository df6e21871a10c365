// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planloader.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/shell/findables.h"
#include "ui/shell/palette.h"
#include "ui/shell/palettemodel.h"
#include "ui/shell/perspective.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTest>
#include <QVBoxLayout>

using namespace muster;
using namespace muster::ui;

namespace {

/// A window with a field that had the keyboard, and a palette over it.
struct Rig {
    QWidget window;
    QLineEdit* field = new QLineEdit(&window);
    Palette* palette = new Palette(ThemeValues(), &window);
    QStringList done;

    Rig()
    {
        auto* column = new QVBoxLayout(&window);
        column->addWidget(field);
        window.resize(1024, 640);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window did not get the keyboard");
        field->setFocus();
    }
    void open(const QStringList& texts)
    {
        QList<Findable> everything;
        for (const auto& text : texts)
            everything.append(
                { .text = text, .kind = QStringLiteral("Command"), .act = [this, text] { done << text; } });
        palette->open(everything, 0);
    }
    [[nodiscard]] QLineEdit* line() const { return palette->findChild<QLineEdit*>(); }
    [[nodiscard]] QStringList shown() const
    {
        const auto* model = palette->findChild<QListView*>()->model();
        QStringList made;
        for (int row = 0; row < model->rowCount(); ++row)
            made << model->index(row, 0).data().toString();
        return made;
    }
};

const QStringList kCommands { QStringLiteral("Declare incident"), QStringLiteral("Start drill"),
    QStringLiteral("Hand over command") };

} // namespace

class TstPalette final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void whatIsChosenIsDoneAndTheKeyboardGoesBack();
    void escapeDoesNothing();
    void aLookElsewhereClosesIt();
    void whatFitsNothingSaysSo();
    void whatWasDoneLastComesFirst();
    void aScenarioIsFoundByWhatIsSeen();
    void aCommandIsFoundWithItsKeys();
    void aLineIsSpokenWhole();
};

void TstPalette::whatIsChosenIsDoneAndTheKeyboardGoesBack()
{
    Rig rig;
    rig.open(kCommands);
    QVERIFY(rig.line()->hasFocus());
    QCOMPARE_EQ(rig.shown(), kCommands);
    QTest::keyClicks(rig.line(), QStringLiteral("d"));
    QCOMPARE_EQ(rig.shown(), (QStringList { kCommands[0], kCommands[1], kCommands[2] }));
    QTest::keyClick(rig.line(), Qt::Key_Down);
    QTest::keyClick(rig.line(), Qt::Key_Return);
    QCOMPARE_EQ(rig.done, (QStringList { kCommands[1] }));
    QVERIFY(rig.palette->isHidden());
    QVERIFY(rig.field->hasFocus());
}

void TstPalette::escapeDoesNothing()
{
    Rig rig;
    rig.open(kCommands);
    QTest::keyClicks(rig.line(), QStringLiteral("hand"));
    QTest::keyClick(rig.line(), Qt::Key_Escape);
    QVERIFY(rig.done.isEmpty());
    QVERIFY(rig.palette->isHidden());
    QVERIFY(rig.field->hasFocus());
    // It begins anew.
    rig.open(kCommands);
    QVERIFY(rig.line()->text().isEmpty());
}

void TstPalette::aLookElsewhereClosesIt()
{
    Rig rig;
    rig.open(kCommands);
    rig.field->setFocus(Qt::MouseFocusReason);
    QVERIFY(rig.palette->isHidden());
    QVERIFY(rig.field->hasFocus());
}

void TstPalette::whatFitsNothingSaysSo()
{
    Rig rig;
    rig.open(kCommands);
    QTest::keyClicks(rig.line(), QStringLiteral("zebra"));
    QVERIFY(rig.palette->findChild<QLabel*>()->isVisible());
    QVERIFY(!rig.palette->findChild<QListView*>()->isVisible());
    QTest::keyClick(rig.line(), Qt::Key_Down);
    QTest::keyClick(rig.line(), Qt::Key_Return);
    QVERIFY(rig.done.isEmpty());
    QVERIFY(rig.palette->isVisible());
}

void TstPalette::whatWasDoneLastComesFirst()
{
    Rig rig;
    rig.open(kCommands);
    QTest::keyClicks(rig.line(), QStringLiteral("hand"));
    QTest::keyClick(rig.line(), Qt::Key_Return);
    rig.open(kCommands);
    QCOMPARE_EQ(rig.shown(), (QStringList { kCommands[2], kCommands[0], kCommands[1] }));
}

void TstPalette::aScenarioIsFoundByWhatIsSeen()
{
    auto loaded
        = plan::loadPlanFile(QStringLiteral(MUSTER_SOURCE_DIR "/resources/plans/drama-engine.plan.yaml"));
    QVERIFY(loaded && loaded->plan);
    const QList<PlanChoice> plans {
        PlanChoice { .name = QStringLiteral("drama-engine"),
            .plan = std::make_shared<const plan::Plan>(*loaded->plan) },
        // One that cannot be read is passed over.
        PlanChoice { .name = QStringLiteral("broken"), .plan = nullptr },
    };
    std::pair<int, int> chosen(-1, -1);
    Rig rig;
    rig.palette->open(findablesOf(plans, [&](int plan, int scenario) { chosen = { plan, scenario }; }), 0);
    const auto seen = loaded->plan->scenarios[1].triggers.value(0);
    QVERIFY(!seen.isEmpty());
    rig.line()->setText(seen);
    QCOMPARE_EQ(rig.shown().value(0), loaded->plan->scenarios[1].title);
    QTest::keyClick(rig.line(), Qt::Key_Return);
    QCOMPARE_EQ(chosen, std::pair(0, 1));
}

void TstPalette::aCommandIsFoundWithItsKeys()
{
    QAction action(QStringLiteral("&Hand over command…"));
    action.setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+H")));
    const auto found = findablesOf({ MenuAction { QStringLiteral("Incident"), &action } });
    QCOMPARE_EQ(found.size(), 1);
    QCOMPARE_EQ(found[0].text, QStringLiteral("Hand over command"));
    QCOMPARE_EQ(found[0].kind, QStringLiteral("Incident"));
    QCOMPARE_EQ(found[0].keys, QStringLiteral("Ctrl+Shift+H"));
    int triggered = 0;
    connect(&action, &QAction::triggered, this, [&] { ++triggered; });
    found[0].act();
    QCOMPARE_EQ(triggered, 1);
}

void TstPalette::aLineIsSpokenWhole()
{
    const QList<Findable> everything { { .text = QStringLiteral("Hand over command"),
        .kind = QStringLiteral("Command"),
        .keys = QStringLiteral("Ctrl+Shift+H"),
        .act = [] {} } };
    PaletteModel model(everything, nullptr);
    model.show({ 0 });
    QCOMPARE_EQ(model.index(0).data(Qt::AccessibleTextRole).toString(),
        QStringLiteral("Hand over command, Command, Ctrl+Shift+H"));
}

MUSTER_TEST(TstPalette)

#include "tst_palette.moc"
