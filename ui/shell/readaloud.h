// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace muster::ui {

class Speaker;

/// Reads a step aloud when somebody asks for it, and is quiet when they ask again. Thread: main.
class ReadAloud final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReadAloud)
public:
    explicit ReadAloud(QObject* parent = nullptr);
    ~ReadAloud() override;

    /// Without one it tells what is missing. It must outlive this.
    void setSpeaker(Speaker& speaker);
    /// Begins with these words, or stops. `language` as in a plan.
    void toggle(const QString& words, const QString& language);
    void stop();

signals:
    /// Why nothing is heard, in a sentence.
    void told(const QString& text);

private:
    Speaker* m_speaker = nullptr;
};

} // namespace muster::ui
