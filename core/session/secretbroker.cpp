// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/secretbroker.h"

#include "core/base/whendone.h"
#include "core/base/worker.h"
#include "core/incident/decide.h"
#include "core/plan/plannames.h"
#include "core/session/incidentsession.h"

#include <utility>

namespace muster::session {

using credentials::Presence;
using credentials::VaultState;
using incident::CredentialAccessed;
using incident::CredentialStored;

namespace {

/// More is no password and no key, but something pasted by mistake.
constexpr qsizetype kLargestSecret = 16 * 1024;

/// What an answer that never comes counts as: the incident was left meanwhile.
template <typename T> Result<T> unanswered()
{
    return fail(Fault::Timeout, SecretBroker::tr("The incident was left before the keychain answered."));
}

Result<void> usable(const SecretPtr& value)
{
    if (!value || value->size() == 0)
        return fail(Fault::Invalid, SecretBroker::tr("There is no value; type or paste it."));
    if (value->size() > kLargestSecret) {
        return fail(Fault::Invalid,
            SecretBroker::tr("The value is longer than %1 bytes; a keychain is no place for files.")
                .arg(kLargestSecret));
    }
    return {};
}

} // namespace

bool isAtHand(SecretStanding standing)
{
    return standing == SecretStanding::Stored || standing == SecretStanding::Held;
}

bool isOpen(SecretStanding standing)
{
    return standing == SecretStanding::Stored || standing == SecretStanding::Missing;
}

SecretBroker::SecretBroker(credentials::Vault& vault, IncidentSession& incident)
    : m_vault(vault)
    , m_incident(incident)
{
    connect(&m_incident, &IncidentSession::stateChanged, this, [this] {
        if (!m_incident.state().closedAt || m_held.isEmpty())
            return;
        m_held.clear();
        emit standingsChanged();
    });
}

SecretBroker::~SecretBroker() = default;

SecretStanding SecretBroker::standing(const QString& credential) const
{
    return m_held.contains(credential) ? SecretStanding::Held : m_standings.value(credential);
}

void SecretBroker::settle(const QString& credential, SecretStanding standing)
{
    if (m_standings.value(credential) == standing)
        return;
    m_standings.insert(credential, standing);
    emit standingsChanged();
}

QString SecretBroker::closedWords() const
{
    for (const auto standing : m_standings) {
        if (standing == SecretStanding::Locked)
            return tr("Keychain locked. Unlock and retry, or paste once (kept in memory, not saved).");
        if (standing == SecretStanding::Absent)
            return tr("No keychain answers here. Start one and retry, or paste once (kept in memory, not "
                      "saved).");
        if (standing == SecretStanding::Silent)
            return tr("The keychain has not answered; it may wait for you in another window. Retry, or paste "
                      "once (kept in memory, not saved).");
    }
    return {};
}

void SecretBroker::look()
{
    if (std::exchange(m_looks, true))
        return;
    lookAtNext(0);
}

void SecretBroker::lookAtNext(qsizetype next)
{
    const auto& credentials = m_incident.plan().credentials;
    if (next == credentials.size()) {
        m_looks = false;
        return;
    }
    std::ignore = whenDone(
        ask(credentials[next]), this, SecretStanding::Silent, [this, next](SecretStanding standing) {
            settle(m_incident.plan().credentials[next].id, standing);
            lookAtNext(next + 1);
            return true;
        });
}

QFuture<SecretStanding> SecretBroker::ask(const plan::Credential& credential)
{
    const auto name = credential.keychain;
    if (name.isEmpty())
        return ready(SecretStanding::Elsewhere);
    return whenDone(
        m_vault.state(), this, VaultState::Absent, [this, name](VaultState state) -> QFuture<SecretStanding> {
            if (state != VaultState::Ready)
                return ready(state == VaultState::Locked ? SecretStanding::Locked : SecretStanding::Absent);
            return whenDone(
                m_vault.look(name), this, unanswered<Presence>(), [](const Result<Presence>& presence) {
                    if (!presence)
                        return SecretStanding::Silent;
                    return *presence == Presence::Here ? SecretStanding::Stored : SecretStanding::Missing;
                });
        });
}

Result<const plan::Credential*> SecretBroker::known(const QString& credential) const
{
    if (const auto* found = m_incident.plan().credential(credential))
        return found;
    return fail(Fault::Invalid, tr("The plan has no credential \"%1\".").arg(credential));
}

Error SecretBroker::notAtHand(const plan::Credential& credential, SecretStanding standing) const
{
    const auto title = plan::PlanNames(m_incident.plan()).credential(credential.id);
    switch (standing) {
    case SecretStanding::Unknown:
    case SecretStanding::Stored:
    case SecretStanding::Held:
        break;
    case SecretStanding::Missing:
        return { Fault::NotFound,
            tr("The keychain has no entry “%1” for %2. Add it first.").arg(credential.keychain, title) };
    case SecretStanding::Elsewhere:
        return { Fault::NotFound, tr("The plan names no entry of the keychain for %1.").arg(title) };
    case SecretStanding::Locked:
    case SecretStanding::Absent:
        return { Fault::Denied, closedWords() };
    case SecretStanding::Silent:
        return { Fault::Timeout, closedWords() };
    }
    Q_UNREACHABLE();
}

QFuture<SecretBroker::Released> SecretBroker::release(
    const QString& credential, CredentialAccessed::How how, const QString& why)
{
    const auto found = known(credential);
    if (!found)
        return ready(Released(fail(found.error())));
    const CredentialAccessed access { credential, how, why.trimmed() };
    if (const auto held = m_held.value(credential))
        return record(**found, access, held);
    return whenDone(ask(**found), this, SecretStanding::Silent,
        [this, one = **found, access](SecretStanding standing) -> QFuture<Released> {
            settle(one.id, standing);
            if (standing != SecretStanding::Stored)
                return ready(Released(fail(notAtHand(one, standing))));
            return record(one, access, {});
        });
}

QFuture<SecretBroker::Released> SecretBroker::record(
    const plan::Credential& credential, const CredentialAccessed& access, const SecretPtr& held)
{
    return whenDone(m_incident.act(access), this, unanswered<void>(),
        [this, one = credential, held](const Done& recorded) -> QFuture<Released> {
            if (!recorded)
                return ready(Released(fail(recorded.error())));
            if (held)
                return ready(Released(held));
            return whenDone(
                m_vault.read(one.keychain), this, unanswered<SecretPtr>(), [this, one](Released value) {
                    if (value)
                        return value;
                    const auto title = plan::PlanNames(m_incident.plan()).credential(one.id);
                    return Released(fail(value.error().fault,
                        tr("The keychain did not give %1. The log says that it was asked for.").arg(title),
                        value.error().detail));
                });
        });
}

QFuture<SecretBroker::Done> SecretBroker::store(const QString& credential, SecretPtr value)
{
    const auto found = known(credential);
    if (!found)
        return ready(Done(fail(found.error())));
    if (const auto fit = usable(value); !fit)
        return ready(fit);
    // What could not be recorded is not begun.
    const auto possible = incident::decide(m_incident.plan(), m_incident.state(),
        CredentialStored { credential, CredentialStored::How::Added }, m_incident.clock().now());
    if (!possible)
        return ready(Done(fail(possible.error())));
    if (m_busy.contains(credential))
        return ready(Done(fail(Fault::Conflict, tr("This is being saved already; wait a moment."))));
    m_busy.insert(credential);
    const auto stored = whenDone(ask(**found), this, SecretStanding::Silent,
        [this, one = **found, value = std::move(value)](SecretStanding standing) -> QFuture<Done> {
            settle(one.id, standing);
            if (!isOpen(standing))
                return ready(Done(fail(notAtHand(one, standing))));
            return put(one, value, standing);
        });
    return whenDone(stored, this, unanswered<void>(), [this, credential](const Done& done) {
        m_busy.remove(credential);
        return done;
    });
}

QFuture<SecretBroker::Done> SecretBroker::put(
    const plan::Credential& credential, const SecretPtr& value, SecretStanding before)
{
    const auto how
        = before == SecretStanding::Stored ? CredentialStored::How::Replaced : CredentialStored::How::Added;
    const auto title = plan::PlanNames(m_incident.plan()).credential(credential.id);
    return whenDone(m_vault.write(credential.keychain, value), this, unanswered<void>(),
        [this, one = credential, value, how, title](const Done& written) -> QFuture<Done> {
            if (!written) {
                return ready(Done(fail(written.error().fault,
                    tr("The keychain did not take %1; nothing was stored.").arg(title),
                    written.error().detail)));
            }
            // Some keychains say yes and forget; that must not come out when the value is needed.
            return whenDone(m_vault.read(one.keychain), this, unanswered<SecretPtr>(),
                [this, one, value, how, title](const Released& back) -> QFuture<Done> {
                    if (back && (*back)->isSame(*value))
                        return recordStored(one, how);
                    return ready(Done(fail(Fault::Denied,
                        tr("The keychain took %1 and does not give it back. Do not rely on it; keep the "
                           "value elsewhere.")
                            .arg(title))));
                });
        });
}

QFuture<SecretBroker::Done> SecretBroker::recordStored(
    const plan::Credential& credential, CredentialStored::How how)
{
    return whenDone(m_incident.act(CredentialStored { credential.id, how }), this, unanswered<void>(),
        [this, one = credential, how](const Done& recorded) -> QFuture<Done> {
            if (recorded) {
                m_held.remove(one.id);
                settle(one.id, SecretStanding::Stored);
                return ready(Done());
            }
            auto error = recorded.error();
            if (how == CredentialStored::How::Replaced) {
                error.text += u' ' + tr("The keychain has the new value all the same.");
                return ready(Done(fail(error)));
            }
            return whenDone(
                m_vault.remove(one.keychain), this, unanswered<void>(), [error](const Done& removed) mutable {
                    error.text += u' '
                        + (removed ? tr("It was taken out of the keychain again.")
                                   : tr("The keychain keeps it all the same."));
                    return Done(fail(error));
                });
        });
}

SecretBroker::Done SecretBroker::hold(const QString& credential, SecretPtr value)
{
    if (const auto found = known(credential); !found)
        return fail(found.error());
    if (const auto fit = usable(value); !fit)
        return fit;
    if (m_incident.state().closedAt)
        return fail(Fault::Invalid, tr("This incident is closed; nothing is kept for it any more."));
    m_held.insert(credential, std::move(value));
    emit standingsChanged();
    return {};
}

} // namespace muster::session
