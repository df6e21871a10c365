// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "tests/ui/start/planchoices.h"
#include "ui/start/declarepage.h"
#include "ui/widgets/typescale.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QRadioButton>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

constexpr auto kLive = journal::StreamKind::Live;
constexpr auto kDrill = journal::StreamKind::Drill;

session::IncidentSummary openOne(journal::StreamKind kind, const QString& title, Instant at)
{
    return { .id = journal::StreamId::random(),
        .kind = kind,
        .title = title,
        .plan = {},
        .scenario = {},
        .declaredAt = at,
        .closedAt = {} };
}

struct Rig {
    ManualClock clock;
    session::IncidentSummary live = openOne(kLive, QStringLiteral("Region lost"), clock.now());
    session::IncidentSummary drill = openOne(kDrill, QStringLiteral("Fire drill"), clock.now());
    QList<session::Declaration> declared;
    std::unique_ptr<DeclarePage> page;

    Rig()
    {
        loadFonts();
        page = std::make_unique<DeclarePage>(clock, ThemeValues());
        QObject::connect(page.get(), &DeclarePage::declared, page.get(),
            [this](const session::Declaration& one) { declared << one; });
        page->resize(900, 760);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the page did not get the keyboard");
    }
    void begin(journal::StreamKind kind, const QList<session::IncidentSummary>& parents,
        const std::optional<journal::StreamId>& proposed = {}) const
    {
        page->begin(kind, bundledPlans({ QStringLiteral("drama-engine") }), { 0, 0 }, QStringLiteral("Ada"));
        page->setParents(parents, proposed);
    }
    [[nodiscard]] QComboBox* part() const { return find<QComboBox>("declare.part"); }
    [[nodiscard]] QStringList offered() const
    {
        QStringList made;
        for (int i = 0; i < part()->count(); ++i)
            made << part()->itemText(i);
        return made;
    }
    template <typename Widget> [[nodiscard]] Widget* find(const char* name) const
    {
        return page->findChild<Widget*>(QString::fromLatin1(name));
    }
    void declareByKeyboard() const
    {
        find<QLineEdit>("declare.summary")->setFocus();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Orders are missing"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    }
};

} // namespace

class TstDeclarePage final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void whereNothingIsOpenNothingIsAsked()
    {
        Rig rig;
        rig.begin(kDrill, {});
        QVERIFY(rig.part()->isHidden());
        rig.declareByKeyboard();
        QCOMPARE_EQ(rig.declared.size(), 1);
        QVERIFY(!rig.declared.first().parent);
    }

    void onlyWhatIsOfTheSameKindIsOffered()
    {
        Rig rig;
        rig.begin(kDrill, { rig.live });
        QVERIFY(rig.part()->isHidden());
        rig.begin(kDrill, { rig.live, rig.drill });
        QVERIFY(!rig.part()->isHidden());
        QCOMPARE_EQ(rig.offered().mid(1), QStringList { QStringLiteral("Fire drill") });
        rig.find<QRadioButton>("declare.live")->click();
        QCOMPARE_EQ(rig.offered().mid(1), QStringList { QStringLiteral("Region lost") });
    }

    void itIsAPartOfNothingUnlessSomebodySaysSo()
    {
        Rig rig;
        rig.begin(kLive, { rig.live });
        QCOMPARE_EQ(rig.part()->currentIndex(), 0);
        rig.declareByKeyboard();
        QCOMPARE_EQ(rig.declared.size(), 1);
        QVERIFY(!rig.declared.first().parent);

        rig.begin(kLive, { rig.live });
        rig.part()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        rig.declareByKeyboard();
        QCOMPARE_EQ(rig.declared.size(), 2);
        QVERIFY(rig.declared.last().parent == rig.live.id);
    }

    void whatIsProposedIsChosenAlready()
    {
        Rig rig;
        rig.begin(kLive, { rig.live, rig.drill }, rig.live.id);
        QCOMPARE_EQ(rig.part()->currentText(), QStringLiteral("Region lost"));
        // A drill cannot be a part of what is live.
        rig.find<QRadioButton>("declare.drill")->click();
        QCOMPARE_EQ(rig.part()->currentIndex(), 0);
        rig.declareByKeyboard();
        QCOMPARE_EQ(rig.declared.size(), 1);
        QVERIFY(!rig.declared.first().parent);
        // The next one begins without it.
        rig.begin(kLive, { rig.live });
        QCOMPARE_EQ(rig.part()->currentIndex(), 0);
    }
};

MUSTER_TEST(TstDeclarePage)
#include "tst_declarepage.moc"
