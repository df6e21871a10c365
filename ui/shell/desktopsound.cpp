// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/desktopsound.h"

#include "ui/widgets/onanswer.h"

#include <QApplication>

#if __has_include(<canberra.h>)
#include <QLibrary>
#include <QPromise>
#include <QSemaphore>

#include <canberra.h>

#include <atomic>
#include <thread>
#include <type_traits>
#include <utility>
#endif

namespace muster::ui {

namespace {

#if __has_include(<canberra.h>)

/// The longest that a sound may last, in ms.
constexpr int kLongest = 4000;

/// What of the library is needed.
struct Canberra {
    decltype(&ca_context_create) create = nullptr;
    decltype(&ca_context_destroy) destroy = nullptr;
    decltype(&ca_context_set_driver) setDriver = nullptr;
    decltype(&ca_context_play_full) play = nullptr;
    decltype(&ca_proplist_create) createProperties = nullptr;
    decltype(&ca_proplist_destroy) destroyProperties = nullptr;
    decltype(&ca_proplist_sets) setProperty = nullptr;

    /// False when it is not installed.
    bool load()
    {
        QLibrary library(QStringLiteral("canberra"), 0);
        const auto resolve = [&library](auto& function, const char* name) {
            function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(library.resolve(name));
            return function != nullptr;
        };
        return resolve(create, "ca_context_create") && resolve(destroy, "ca_context_destroy")
            && resolve(setDriver, "ca_context_set_driver") && resolve(play, "ca_context_play_full")
            && resolve(createProperties, "ca_proplist_create")
            && resolve(destroyProperties, "ca_proplist_destroy") && resolve(setProperty, "ca_proplist_sets");
    }
};

struct End {
    QSemaphore reached;
    std::atomic<int> code = CA_SUCCESS;
};

void reachEnd(ca_context*, uint32_t, int code, void* data)
{
    auto* end = static_cast<End*>(data);
    end->code = code;
    end->reached.release();
}

/// Returns when it has been played, or cannot be.
bool playWith(const Canberra& canberra, ca_context& context, ca_proplist& properties)
{
    canberra.setProperty(&properties, CA_PROP_EVENT_ID, "dialog-warning");
    canberra.setProperty(&properties, CA_PROP_MEDIA_ROLE, "event");
    canberra.setProperty(&properties, CA_PROP_APPLICATION_NAME, "Muster");
    End end;
    // Only the sound server: without a card the others write to the terminal.
    const bool begun = canberra.setDriver(&context, "pulse") == CA_SUCCESS
        && canberra.play(&context, 0, &properties, &reachEnd, &end) == CA_SUCCESS;
    if (begun)
        static_cast<void>(end.reached.tryAcquire(1, kLongest));
    const bool heard = begun && end.code == CA_SUCCESS;
    // Ends what lasts too long; nothing is told to `end` after that.
    canberra.destroy(&context);
    return heard;
}

bool playNow()
{
    Canberra canberra;
    ca_context* context = nullptr;
    if (!canberra.load() || canberra.create(&context) != CA_SUCCESS)
        return false;
    ca_proplist* properties = nullptr;
    if (canberra.createProperties(&properties) != CA_SUCCESS) {
        canberra.destroy(context);
        return false;
    }
    const bool heard = playWith(canberra, *context, *properties);
    canberra.destroyProperties(properties);
    return heard;
}

#endif

} // namespace

DesktopSound::DesktopSound(QObject* parent)
    : QObject(parent)
{
}

DesktopSound::~DesktopSound() = default;

void DesktopSound::chime()
{
    // A sound server that does not answer gets no second question.
    if (m_playing)
        return QApplication::beep();
    m_playing = true;
    onAnswer(play(), this, [this](bool heard) {
        m_playing = false;
        if (!heard)
            QApplication::beep();
    });
}

QFuture<bool> DesktopSound::play()
{
#if __has_include(<canberra.h>)
    QPromise<bool> promise;
    auto answer = promise.future();
    // Whoever quits does not wait for a sound server.
    std::thread([promise = std::move(promise)]() mutable {
        promise.start();
        promise.addResult(playNow());
        promise.finish();
    }).detach();
    return answer;
#else
    return QtFuture::makeReadyFuture(false);
#endif
}

} // namespace muster::ui
