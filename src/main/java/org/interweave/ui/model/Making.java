package org.interweave.ui.model;

import org.interweave.frame.FrameRange;

/**
 * What decides a version's pictures of a clip, whether they are in memory or not.
 *
 * @param shot the whole shot; its windows decide the pictures
 * @param take how
 */
record Making(FrameRange shot, Take take) {}
