/**
 * What is asked of this machine's disk: a place for temporary files that leaves no traces, and that
 * files survive a loss of power.
 */
package org.onrecord.disk;
