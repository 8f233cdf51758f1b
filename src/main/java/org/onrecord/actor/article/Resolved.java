package org.onrecord.actor.article;

import org.onrecord.record.Resolution;

/** Whom a source stands for, and how its words lead there. */
record Resolved(Entity entity, Resolution resolution) {}
