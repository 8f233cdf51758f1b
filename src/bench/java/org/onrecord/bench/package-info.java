/**
 * Benchmarks: programs that measure speed and memory, and draw the page. `make bench`, `make
 * bench-page` and `make pictures` run them; no test does.
 */
package org.onrecord.bench;
