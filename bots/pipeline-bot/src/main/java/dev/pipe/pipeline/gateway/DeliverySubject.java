package dev.pipe.pipeline.gateway;

import java.util.Set;

/**
 * What a body says it is about. A secret may be good for some repositories only, and nothing but the body is signed, so
 * everything that a body names counts, not only what is on top.
 *
 * @param repository the top-level repository in the sender's spelling; null when there is none
 * @param organization login of the top-level organisation; null when there is none
 * @param account login of the installation's account; null when there is none
 * @param pullRequest its number; 0 when the body is not about one
 * @param owners in lower case: every account named on top, and the owners of the repositories listed
 * @param contradictory the base of a pull request is in another repository, which cannot be
 * @param stray some other nested repository is another one, a fork's excepted
 */
record DeliverySubject(
        String repository,
        String organization,
        String account,
        int pullRequest,
        Set<String> owners,
        boolean contradictory,
        boolean stray) {

    private static final int LONGEST_KEY = 300;

    DeliverySubject {
        owners = Set.copyOf(owners);
    }

    /**
     * The key under which the delivery is kept: {@code owner/repo#n}, {@code owner/repo} or an account; {@code otherwise}
     * when it names none.
     */
    String key(String otherwise) {
        var key = key();
        return key == null || key.length() > LONGEST_KEY ? otherwise : key;
    }

    private String key() {
        if (repository == null) {
            return organization == null ? account : organization;
        }
        return pullRequest > 0 ? repository + "#" + pullRequest : repository;
    }
}
