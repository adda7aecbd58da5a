/** The files beside the pictures of a pack: for programs and spreadsheets, the same bytes every time. */
@NullMarked
package org.quarterdeck.charts.file;

import org.jspecify.annotations.NullMarked;
