package dev.cortex.utils.events.fingerprint;

import dev.cortex.utils.events.scan.WordMap;

/** Words that tell what the text beside them is. These lists are part of the fingerprint's version. */
final class Words {
    /** A person's or account's name follows. */
    static final WordMap<String> USER = WordMap.words("user username login account logname ruser");

    /** What follows {@link #USER} in prose without being a name. */
    static final WordMap<String> NOT_A_USER = WordMap.words("""
            a account accounts added agent already and are at attempt attempts authenticated authentication
            authorization by can cannot could created credentials data deleted details directory disabled does error
            failed failure for from group groups had has have id ids in incorrect info input interface invalid is
            list locked logged login logout lookup may mode must name names not of on or page password permission
            permissions policy process profile registered registration removed request requested requests role roles
            service session sessions settings space succeeded successful successfully the to token tried type
            unknown updated using was who will with without
            """);

    /** What is granted or refused to a person: {@code password for x}. */
    static final WordMap<String> GRANTED = WordMap.words(
            "password passwords failure failures login logins session authentication access credentials publickey mailbox");

    /** A machine's name follows. */
    static final WordMap<String> HOST = WordMap.words("""
            host hostname server address addr peer upstream proxy node from to at on via tcp udp dial lookup with
            client remote connect connecting connected
            """);

    /** What a quoted name may be the name of when it is part of the program or its schema, not data. */
    static final WordMap<String> CODE_NOUNS = WordMap.words("""
            argument attribute class column command constraint extension field filter function header index key
            keyword method module named object operator option package parameter property relation schema sequence
            service setting table trigger type variable view
            """);

    /** What follows {@code =} or a quote is prose, to be read on. */
    static final WordMap<String> TEXT = WordMap.words("""
            err error msg message reason cause exception desc description detail details stderr warning problem
            failure method op operation kind status code state
            """);

    static final WordMap<String> HTTP_METHODS = WordMap.words("get post put delete head patch options connect trace");

    static final WordMap<String> CONSTANTS = WordMap.words("true false null none nil undefined");

    /** What a number measures; it belongs to the number, which may be printed in another unit next time. */
    static final WordMap<String> UNITS = WordMap.words("""
            b byte bytes kb mb gb tb kib mib gib tib k ns us µs ms msec msecs s sec secs second seconds millis
            milliseconds millisecond microseconds nanoseconds m min mins minute minutes h hr hrs hour hours day days
            """);

    /** First parts of names that are written backwards from a domain or a platform. */
    static final WordMap<String> NAMESPACES = WordMap.words("""
            com org net io edu gov dev java javax jakarta jdk sun android androidx kotlin kotlinx scala system
            microsoft
            """);

    static final WordMap<String> TOP_LEVEL_DOMAINS = WordMap.words("""
            com org net io edu gov mil dev app local internal lan localdomain arpa svc info biz cloud at au be br ca
            ch cn cz de dk es eu fi fr hk ie il it jp kr mx nl no nz om pl pt ro ru se sg tr tw ua uk us vn za
            """);

    static final WordMap<String> FILE_ENDINGS = WordMap.words("""
            bak bin bz2 cfg class conf crt csv dat db dll exe gz html ini jar java jhist jpeg jpg js json jsonl lock
            log md pdf pem pid plist png properties py rb sh so sock sql sys tar tgz tmp toml txt xml yaml yml zip
            """);

    private Words() {}
}
