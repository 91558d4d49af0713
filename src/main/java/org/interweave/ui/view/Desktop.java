package org.interweave.ui.view;

import java.nio.file.Path;

/** What the studio asks of the system around it. */
public interface Desktop {
    /** Shows a folder. */
    void show(Path folder);

    /** Tells the user something while another window is in front, if the system has a way. */
    void tell(String headline, String words);
}
