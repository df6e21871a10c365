// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/namesused.h"
#include "tests/core/lint/lintingtext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstNamesUsed final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void namesAreUsedByWhatNeedsThem();
    void aNameIsHeardInTheTextsOfTheWork();
};

void TstNamesUsed::namesAreUsedByWhatNeedsThem()
{
    const auto plan = planOf(
        "roles:\n"
        "  - {id: lead, title: L, primary: devops}\n"
        "  - {id: idle, title: I}\n"
        "people: [{id: ada, name: Ada, roles: [idle]}]\n"
        "contacts: [{id: devops, title: D}]\n"
        "vendors: [{id: neon, title: N}, {id: other, title: O}]\n"
        "tiers: [{id: one, title: One}, {id: two, title: Two}]\n"
        "services: [{id: db, title: Db, vendor: neon, tier: one, owner: lead, checks: [up]}]\n"
        "credentials: [{id: url, title: U}, {id: key, title: K}, {id: repo, title: R}, {id: spare, title: "
        "S}]\n"
        "checks:\n"
        "  - {id: up, kind: postgres, address: \"credential:url\"}\n"
        "  - {id: spare, kind: command, run: {argv: [x], environment: {K: \"credential:key\"}}}\n"
        "backups: [{id: b, source: {tool: restic, repository: \"credential:repo\"}}]\n"
        "alerts: [{on: up, when: down, tell: phone}]\n"
        "communications:\n"
        "  audiences: [{id: team, channels: [chat]}]\n"
        "  channels: [{id: chat, kind: manual}, {id: phone, kind: manual}, {id: fax, kind: manual}]\n"
        "  templates: [{id: a, audience: team}, {id: b}, {id: c}]\n"
        "validation: [{id: tell, do: Tell, notify: {audience: team, template: b}}]\n");
    const NamesUsed used(plan);
    QVERIFY(used.isAsked(u"lead"_s) && used.isAsked(u"devops"_s) && !used.isAsked(u"idle"_s));
    QVERIFY(used.isLookedAt(CheckId(u"up"_s)) && !used.isLookedAt(CheckId(u"spare"_s)));
    QVERIFY(used.isTaken(u"url"_s) && used.isTaken(u"key"_s) && used.isTaken(u"repo"_s));
    QVERIFY(!used.isTaken(u"spare"_s));
    QVERIFY(used.isSpokenOn(u"chat"_s) && used.isSpokenOn(u"phone"_s) && !used.isSpokenOn(u"fax"_s));
    QVERIFY(used.isSent(TemplateId(u"a"_s)) && used.isSent(TemplateId(u"b"_s)));
    QVERIFY(!used.isSent(TemplateId(u"c"_s)));
    QVERIFY(used.isRelied(u"neon"_s) && !used.isRelied(u"other"_s));
    QVERIFY(used.isPopulated(TierId(u"one"_s)) && !used.isPopulated(TierId(u"two"_s)));
}

void TstNamesUsed::aNameIsHeardInTheTextsOfTheWork()
{
    const auto plan
        = planOf("credentials: [{id: neon-console, title: Vault door}]\n"
                 "validation: [{id: open, do: \"Log in to the Neon console, or use its CLI\"}]\n");
    const WordsSpoken spoken(plan);
    QVERIFY(spoken.name(u"neon-console"_s));
    QVERIFY(!spoken.name(u"console-neon"_s));
    QVERIFY(!spoken.name(u"vault"_s));
    QVERIFY(!spoken.name({}));
}

MUSTER_TEST(TstNamesUsed)
#include "tst_namesused.moc"
