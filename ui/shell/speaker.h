// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace muster::ui {

/// Says sentences aloud. A port. Thread: main.
class Speaker : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Speaker)
public:
    explicit Speaker(QObject* parent = nullptr);
    ~Speaker() override;

    /// Begins to say this, instead of what it says; `language` as a plan names it, empty for that of the
    /// desktop. Returns at once.
    virtual void say(const QString& words, const QString& language) = 0;
    virtual void stop() = 0;
    /// From say() until all is said, was stopped or has failed.
    [[nodiscard]] virtual bool isSpeaking() const = 0;

signals:
    /// It cannot be said; why and what to do about it, in a sentence.
    void failed(const QString& why);
};

} // namespace muster::ui
