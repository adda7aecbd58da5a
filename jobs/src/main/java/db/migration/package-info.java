/** Migrations that take their statements from the libraries whose tables they make. */
@NullMarked
package db.migration;

import org.jspecify.annotations.NullMarked;
