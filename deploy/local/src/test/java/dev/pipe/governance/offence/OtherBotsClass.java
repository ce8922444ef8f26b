package dev.pipe.governance.offence;

/** What an offender in another bot reaches for. */
public class OtherBotsClass {}
