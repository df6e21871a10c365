// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowoptions.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::test;

class TstWindowOptions final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void nothingSaidIsNothingChosen()
    {
        const auto options = app::readWindowOptions({});
        VERIFY_RESULT(options);
        QVERIFY(!options->theme);
        QVERIFY(options->plans.isEmpty());
        QVERIFY(!options->store.isEmpty());
    }

    void everyThemeHasItsWord()
    {
        for (const auto& word : ui::appearanceWords()) {
            const auto options = app::readWindowOptions({ QStringLiteral("--theme"), word });
            VERIFY_RESULT(options);
            QVERIFY(options->theme == ui::appearanceFrom(word));
            QVERIFY(app::windowHelp().contains(word));
        }
        const auto joined = app::readWindowOptions({ QStringLiteral("--theme=night") });
        VERIFY_RESULT(joined);
        QVERIFY(joined->theme == ui::Appearance::Night);
    }

    void anUnknownThemeIsRefusedWithThoseThereAre()
    {
        const auto options = app::readWindowOptions({ QStringLiteral("--theme"), QStringLiteral("pink") });
        QVERIFY(!options);
        QCOMPARE(options.error().text,
            QStringLiteral(
                "There is no theme \"pink\". There are: system, dark, light, night, high-contrast."));
    }

    void aWordIsNeverTakenForAnotherOption()
    {
        const auto options = app::readWindowOptions({ QStringLiteral("--as"), QStringLiteral("Ada"),
            QStringLiteral("--plan=a.yaml"), QStringLiteral("--plan"), QStringLiteral("b.yaml") });
        VERIFY_RESULT(options);
        QCOMPARE(options->person, QStringLiteral("Ada"));
        QCOMPARE(options->plans, (QStringList { QStringLiteral("a.yaml"), QStringLiteral("b.yaml") }));
        QVERIFY(!app::readWindowOptions({ QStringLiteral("--them"), QStringLiteral("dark") }));
        QVERIFY(!app::readWindowOptions({ QStringLiteral("--theme") }));
    }
};

MUSTER_TEST(TstWindowOptions)

#include "tst_windowoptions.moc"
