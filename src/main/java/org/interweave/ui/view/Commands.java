package org.interweave.ui.view;

/**
 * What the window does on the user's word, for bars and keys alike.
 *
 * @param open asks for a film or a project
 * @param openFolder asks for a folder of pictures and opens it
 * @param save writes the project, asking where if it has no file
 * @param preview restores the frames around the playhead
 * @param variations shows one window in several ways
 * @param export shows the export panel
 * @param models shows the models
 * @param preferences shows the preferences
 * @param keys shows all shortcuts
 * @param queue shows what is being written
 * @param blindTest shows the blind tests
 * @param report writes a report
 */
record Commands(
        Runnable open,
        Runnable openFolder,
        Runnable save,
        Runnable preview,
        Runnable variations,
        Runnable export,
        Runnable models,
        Runnable preferences,
        Runnable keys,
        Runnable queue,
        Runnable blindTest,
        Runnable report) {}
