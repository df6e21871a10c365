// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/builders.h"
#include "tests/support/stubfinder.h"
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/shell/findpage.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <utility>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

using journal::Found;
using Source = journal::Search::Source;

namespace {

const journal::StreamId kEstate(QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000ee")));

/// Answers when it is told to.
class HeldFinder final : public journal::Finder {
public:
    QStringList asked;

    [[nodiscard]] QFuture<Result<Found>> search(journal::Search search) override
    {
        asked << search.words;
        m_promises.append(std::make_shared<QPromise<Result<Found>>>());
        m_promises.last()->start();
        return m_promises.last()->future();
    }
    /// To the question with this number.
    void answer(int question, const Result<Found>& found)
    {
        m_promises[question]->addResult(found);
        m_promises[question]->finish();
    }

private:
    QList<std::shared_ptr<QPromise<Result<Found>>>> m_promises;
};

struct PageRig {
    ManualClock clock;
    EventMaker maker;
    StubFinder finder;
    FindPage page;

    explicit PageRig(const SavedSearches& saved = SavedSearches())
        : page(clock, saved, fonts())
    {
        page.setFinder(&finder);
        page.setIncidents({}, kEstate);
        page.resize(1000, 700);
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the page did not get the keyboard");
        page.begin();
    }
    static ThemeValues fonts()
    {
        loadFonts();
        return plainTheme();
    }

    [[nodiscard]] journal::Event note(const char* text, incident::NoteAdded::Kind kind = {})
    {
        return maker.make(incident::NoteAdded { kind, QString::fromUtf8(text) });
    }
    template <typename Widget = QWidget> [[nodiscard]] Widget* find(const char* name) const
    {
        return page.findChild<Widget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString words(const char* name) const { return find<QLabel>(name)->text(); }
    [[nodiscard]] QString message() const { return words("find.message"); }
    [[nodiscard]] QListView* list() const { return find<QListView>("find.list"); }
    [[nodiscard]] QString row(int number) const
    {
        return list()->model()->index(number, 0).data().toString();
    }
    [[nodiscard]] int rows() const { return list()->model()->rowCount(); }
    void set(const char* name, const char* text) const
    {
        find<QLineEdit>(name)->setText(QString::fromUtf8(text));
    }
    /// Looks for these words, and gives what was asked for them.
    journal::Search ask(const char* text)
    {
        set("find.words", text);
        const auto before = finder.asked.size();
        page.search();
        return finder.asked.size() > before ? finder.asked.last() : journal::Search();
    }
    [[nodiscard]] QAction* offered(const QString& text) const
    {
        auto* menu = find<QPushButton>("find.saved")->menu();
        emit menu->aboutToShow();
        QList<QMenu*> menus { menu };
        for (qsizetype i = 0; i < menus.size(); ++i) {
            for (auto* action : menus[i]->actions()) {
                if (action->menu() != nullptr)
                    menus << action->menu();
                else if (QString(action->text()).remove(u'&') == text)
                    return action;
            }
        }
        return nullptr;
    }
    [[nodiscard]] static QString focused()
    {
        return QApplication::focusWidget() != nullptr ? QApplication::focusWidget()->objectName() : QString();
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    static void type(const char* text)
    {
        QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text));
    }
};

} // namespace

class TstFindPage final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everythingIsDoneByKeys()
    {
        PageRig rig;
        const auto first = rig.note("lag is back");
        const auto second = rig.note("no lag");
        rig.finder.answers = { Found { { first, second } } };
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("find.words"));
        QVERIFY(!rig.list()->isVisible());
        PageRig::type("lag");
        // Enter does not wait for the pause behind the last key.
        PageRig::press(Qt::Key_Return);
        QTRY_COMPARE_EQ(PageRig::focused(), QStringLiteral("find.list"));
        QCOMPARE_EQ(rig.finder.asked.size(), 1);
        QCOMPARE_EQ(rig.finder.asked.first().words, QStringLiteral("lag"));
        QCOMPARE_EQ(rig.message(), QStringLiteral("2 entries"));
        QCOMPARE_EQ(rig.row(0), QStringLiteral("lag is back"));
        QList<std::pair<journal::StreamId, journal::EventId>> chosen;
        connect(&rig.page, &FindPage::chosen, this,
            [&](const journal::StreamId& stream, const journal::EventId& entry) {
                chosen.append({ stream, entry });
            });
        PageRig::press(Qt::Key_Down);
        PageRig::press(Qt::Key_Return);
        QCOMPARE_EQ(chosen.size(), 1);
        QVERIFY(chosen.first() == std::pair(second.stream, second.id));
        // Up from the first one goes on typing.
        PageRig::press(Qt::Key_Up);
        PageRig::press(Qt::Key_Up);
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("find.words"));
        const QSignalSpy left(&rig.page, &FindPage::left);
        PageRig::press(Qt::Key_Escape);
        QCOMPARE_EQ(left.size(), 1);
    }

    void whoeverTypesIsAnsweredAfterAShortPause()
    {
        PageRig rig;
        rig.finder.answers = { Found { { rig.note("lag") } } };
        PageRig::type("lag");
        QVERIFY(rig.finder.asked.isEmpty());
        QTRY_COMPARE_EQ(rig.finder.asked.size(), 1);
        QTRY_COMPARE_EQ(rig.message(), QStringLiteral("1 entry"));
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("find.words"));
        // Without a word there is nothing to look for.
        rig.ask("");
        QCOMPARE_EQ(rig.finder.asked.size(), 1);
        QVERIFY(!rig.list()->isVisible());
        QVERIFY2(rig.message().startsWith(QStringLiteral("Finds entries of all incidents")),
            qPrintable(rig.message()));
    }

    void anAnswerThatComesLateIsNotShown()
    {
        PageRig rig;
        HeldFinder held;
        rig.page.setFinder(&held);
        for (const auto* words : { "la", "lag" }) {
            rig.set("find.words", words);
            rig.page.search();
        }
        QCOMPARE_EQ(held.asked, QStringList({ QStringLiteral("la"), QStringLiteral("lag") }));
        held.answer(1, Found { { rig.note("the lag") } });
        QTRY_COMPARE_EQ(rig.rows(), 1);
        held.answer(0, Found { { rig.note("lace"), rig.note("lamp") } });
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        QCOMPARE_EQ(rig.rows(), 1);
        QCOMPARE_EQ(rig.row(0), QStringLiteral("the lag"));
        // Neither is one to words that have been changed since.
        rig.page.searchAgain();
        QCOMPARE_EQ(held.asked.size(), 3);
        rig.find<QLineEdit>("find.words")->setFocus();
        PageRig::press(Qt::Key_End);
        PageRig::type("x");
        held.answer(2, Found { { rig.note("another lag") } });
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        QCOMPARE_EQ(rig.row(0), QStringLiteral("the lag"));
        QTRY_COMPARE_EQ(held.asked.size(), 4);
        held.answer(3, fail(Fault::Storage, QStringLiteral("The disk is gone.")));
        QTRY_COMPARE_EQ(rig.message(), QStringLiteral("The disk is gone."));
        QCOMPARE_EQ(rig.rows(), 0);
    }

    void whatIsNotSearchedYetIsAskedForAgain()
    {
        PageRig rig;
        const auto event = rig.note("lag");
        rig.finder.answers = { Found { { event }, false, 3412 }, Found { { event }, false, 1800 },
            Found { { event }, false, 1 }, Found { { event } } };
        rig.ask("lag");
        QTRY_COMPARE_EQ(rig.words("find.waiting"), QStringLiteral("3,412 entries are not searched yet."));
        QVERIFY(rig.find("find.waiting")->isVisible());
        QCOMPARE_EQ(rig.message(), QStringLiteral("1 entry"));
        {
            // Nobody hears the figure that changes each second.
            const AccessibilityEvents events;
            rig.page.tick();
            QTRY_COMPARE_EQ(rig.words("find.waiting"), QStringLiteral("1,800 entries are not searched yet."));
            rig.page.tick();
            QTRY_COMPARE_EQ(rig.words("find.waiting"), QStringLiteral("1 entry is not searched yet."));
            QCOMPARE_EQ(events.seen(), 0);
        }
        rig.page.tick();
        QTRY_VERIFY(!rig.find("find.waiting")->isVisible());
        QCOMPARE_EQ(rig.finder.asked.size(), 4);
        QVERIFY(rig.finder.asked.first() == rig.finder.asked.last());
        rig.page.tick();
        QCOMPARE_EQ(rig.finder.asked.size(), 4);
    }

    void whatCameOfItIsSaid()
    {
        PageRig rig;
        rig.finder.answers = { Found() };
        rig.ask("zebra");
        QTRY_VERIFY2(rig.message().startsWith(QStringLiteral("Nothing found. Fewer words")),
            qPrintable(rig.message()));
        rig.set("find.person", "Noor");
        rig.page.search();
        QTRY_VERIFY2(rig.message().startsWith(QStringLiteral("Nothing found. Fewer words or filters")),
            qPrintable(rig.message()));
        rig.finder.answers = { Found { {}, false, 7 } };
        rig.ask("zebras");
        QTRY_COMPARE_EQ(rig.message(), QStringLiteral("Nothing found so far."));
        QList<journal::Event> many;
        for (int i = 0; i < 200; ++i)
            many << rig.note("lag");
        rig.finder.answers = { Found { many, true } };
        rig.ask("lag");
        QTRY_COMPARE_EQ(rig.message(),
            QStringLiteral("The newest 200; there are more. Narrow it down to see older ones."));
        rig.finder.answers = { fail(Fault::Invalid, QStringLiteral("Say what to look for.")) };
        rig.ask("…");
        QTRY_COMPARE_EQ(rig.message(), QStringLiteral("Say what to look for."));
        QVERIFY(!rig.list()->isVisible());
        rig.page.setFinder(nullptr);
        rig.ask("lag");
        QVERIFY(rig.message().startsWith(QStringLiteral("The log is not open")));
    }

    void filtersNarrowItDown()
    {
        PageRig rig;
        IncidentRig incident;
        rig.page.setIncident(incident.session);
        QVERIFY(!rig.find("find.person")->isVisible());
        rig.find<QPushButton>("find.more")->click();
        QVERIFY(rig.find("find.person")->isVisible());
        rig.set("find.person", " Noor ");
        rig.set("find.step", "1.2");
        rig.set("find.service", "NEON-DATABASE");
        rig.set("find.from", "2026-03-14");
        rig.set("find.until", "2026-03-14 15:00");
        rig.find<QComboBox>("find.scope")->setCurrentIndex(1);
        rig.find<QComboBox>("find.source")->setCurrentIndex(1);
        rig.find<QAction>("find.kind.8")->trigger();
        const auto asked = rig.ask("lag");
        QCOMPARE_EQ(asked.person, QStringLiteral("Noor"));
        QCOMPARE_EQ(asked.subject, QStringLiteral("neon-outage/confirm-outage"));
        QCOMPARE_EQ(asked.service, QStringLiteral("neon-database"));
        QCOMPARE_EQ(asked.types, QStringList({ QStringLiteral("role.assigned") }));
        QVERIFY(asked.stream == incident.session->stream().id);
        QVERIFY(asked.source == Source::People);
        // Of the plan's zone: Sydney.
        QCOMPARE_EQ(isoText(*asked.from), QStringLiteral("2026-03-13T13:00:00.000Z"));
        QCOMPARE_EQ(isoText(*asked.until), QStringLiteral("2026-03-14T04:00:00.000Z"));
        // Out of sight they are counted, and still hold.
        rig.find<QPushButton>("find.more")->click();
        QVERIFY(!rig.find("find.person")->isVisible());
        QVERIFY2(rig.find<QPushButton>("find.more")->text().contains(u'8'),
            qPrintable(rig.find<QPushButton>("find.more")->text()));
        QCOMPARE_EQ(rig.ask("log").person, QStringLiteral("Noor"));
        // The one that it was narrowed down to has gone.
        rig.page.setIncident(nullptr);
        rig.set("find.step", "neon-outage");
        QVERIFY(!rig.ask("lag").stream);
        QCOMPARE_EQ(rig.finder.asked.last().subject, QStringLiteral("neon-outage"));
    }

    void aDayAsTheEndIsTheWholeDay()
    {
        PageRig rig;
        rig.set("find.until", "2026-03-13");
        QCOMPARE_EQ(isoText(*rig.ask("lag").until), QStringLiteral("2026-03-14T00:00:00.000Z"));
        // Without a day it is the last time that it was so late.
        rig.set("find.until", "23:00");
        QCOMPARE_EQ(isoText(*rig.ask("lag").until), QStringLiteral("2026-03-13T23:00:00.000Z"));
    }

    void whatCannotBeReadIsSaidAndNotAsked()
    {
        PageRig rig;
        const auto refused = [&rig](const char* field, const char* text) {
            rig.set(field, text);
            rig.ask("lag");
            const auto message = rig.finder.asked.isEmpty() ? rig.message() : QStringLiteral("asked");
            rig.set(field, "");
            return message;
        };
        for (const auto* text : { "soon", "25:00", "2026-02-30", "2026-03-14 99:99" })
            QVERIFY2(refused("find.from", text).contains(QStringLiteral("is no time.")), text);
        QVERIFY(refused("find.step", "2.1").startsWith(QStringLiteral("A code such as 2.1")));
        rig.set("find.from", "2026-03-14");
        QVERIFY(refused("find.until", "2026-03-13").startsWith(QStringLiteral("Nothing can lie between")));
        IncidentRig incident;
        rig.page.setIncident(incident.session);
        rig.set("find.from", "");
        QCOMPARE_EQ(refused("find.step", "9.9"), QStringLiteral("The open incident has no step 9.9."));
    }

    void aKindThatOnlyTheEntryTellsIsLeftOut()
    {
        using Kind = incident::NoteAdded::Kind;
        PageRig rig;
        rig.finder.answers
            = { Found { { rig.note("a lag"), rig.note("we live with the lag", Kind::Decision) } } };
        rig.find<QAction>("find.kind.2")->trigger();
        rig.ask("lag");
        QTRY_COMPARE_EQ(rig.message(), QStringLiteral("1 entry"));
        QCOMPARE_EQ(rig.row(0), QStringLiteral("we live with the lag"));
        QCOMPARE_EQ(rig.finder.asked.last().types,
            QStringList({ QStringLiteral("decision.recorded"), QStringLiteral("note.added") }));
        QCOMPARE_EQ(rig.find<QPushButton>("find.kinds")->accessibleName(),
            QStringLiteral("Kinds of entries: Decisions"));
    }

    void whatWasRecordedInPeaceTimeIsNotOpened()
    {
        PageRig rig;
        auto event = rig.note("lag");
        event.stream = kEstate;
        rig.finder.answers = { Found { { event } } };
        rig.ask("lag");
        QTRY_VERIFY(rig.list()->isVisible());
        bool isChosen = false;
        connect(&rig.page, &FindPage::chosen, this, [&] { isChosen = true; });
        rig.list()->setFocus();
        PageRig::press(Qt::Key_Return);
        QVERIFY(!isChosen);
        QVERIFY(rig.message().contains(QStringLiteral("in peace time")));
    }

    void aSearchIsSavedUsedAgainAndRemoved()
    {
        PageRig rig;
        QSignalSpy changed(&rig.page, &FindPage::savedChanged);
        rig.offered(QStringLiteral("Save this search…"))->trigger();
        QVERIFY(rig.message().startsWith(QStringLiteral("There is nothing to save")));
        rig.set("find.person", "Noor");
        rig.ask("lag");
        rig.offered(QStringLiteral("Save this search…"))->trigger();
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("find.name"));
        PageRig::type("Noor & lag");
        PageRig::press(Qt::Key_Return);
        QCOMPARE_EQ(changed.size(), 1);
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("find.words"));
        QCOMPARE_EQ(rig.page.saved().names(), QStringList({ QStringLiteral("Noor & lag") }));
        // The same name asks before it replaces, and Escape only ends the question.
        rig.ask("log");
        rig.offered(QStringLiteral("Save this search…"))->trigger();
        PageRig::type("Noor & lag");
        PageRig::press(Qt::Key_Return);
        QVERIFY2(rig.message().contains(QStringLiteral("is there already")), qPrintable(rig.message()));
        const QSignalSpy left(&rig.page, &FindPage::left);
        PageRig::press(Qt::Key_Escape);
        QCOMPARE_EQ(left.size(), 0);
        QVERIFY(!rig.find("find.name")->isVisible());
        QCOMPARE_EQ(changed.size(), 1);
        rig.set("find.person", "");
        rig.ask("other");
        rig.offered(QStringLiteral("Noor  lag"))->trigger();
        QCOMPARE_EQ(rig.finder.asked.last().words, QStringLiteral("lag"));
        QCOMPARE_EQ(rig.finder.asked.last().person, QStringLiteral("Noor"));
        QVERIFY(rig.find("find.person")->isVisible());
        // In the menu of those to remove it stands once more.
        auto* remove = rig.find<QPushButton>("find.saved")->menu()->actions().last()->menu();
        remove->actions().first()->trigger();
        QCOMPARE_EQ(changed.size(), 2);
        QVERIFY(rig.page.saved().names().isEmpty());
    }

    void everythingHasANameAndAnOrder()
    {
        PageRig rig;
        const IncidentRig incident;
        rig.page.setIncident(incident.session);
        rig.finder.answers = { Found { { rig.note("lag") } } };
        rig.ask("lag");
        QTRY_VERIFY(rig.list()->isVisible());
        rig.find<QPushButton>("find.more")->click();
        QStringList order;
        rig.find("find.words")->setFocus();
        do {
            order << PageRig::focused();
            PageRig::press(Qt::Key_Tab);
        } while (PageRig::focused() != u"find.words" && order.size() < 30);
        QCOMPARE_EQ(order.join(u' ').remove(QStringLiteral("find.")),
            QStringLiteral("words more saved kinds scope source person step service from until list back"));
        for (const auto& name : std::as_const(order)) {
            auto* widget = rig.find(qPrintable(name));
            const auto* button = qobject_cast<QPushButton*>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()),
                qPrintable(name));
        }
    }
};

MUSTER_TEST(TstFindPage)

#include "tst_findpage.moc"
