/**
 * The time limit of one record's work: {@link org.onrecord.limit.TimeLimited} does the work in a
 * separate thread and interrupts it, and {@link org.onrecord.limit.Interrupts} lets long loops end
 * then.
 */
package org.onrecord.limit;
