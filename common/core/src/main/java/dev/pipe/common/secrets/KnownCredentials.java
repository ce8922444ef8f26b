package dev.pipe.common.secrets;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Credentials whose shape gives them away, provider by provider. A literal {@code hint} that every match holds keeps
 * the regular expressions away from text that cannot match.
 */
enum KnownCredentials {
    AWS_ACCESS_KEY("aws-access-key", 0.97, List.of("AKIA", "ASIA"), "\\b((?:AKIA|ASIA)[A-Z0-9]{16})\\b"),
    AWS_SECRET_KEY(
            "aws-secret-key",
            0.95,
            List.of("aws", "AWS", "SecretAccessKey", "secretAccessKey", "secret_access_key"),
            "(?i)(?:aws.{0,20}?(?:secret|private).{0,20}?|secret_?access_?key)[\"']?\\s{0,3}(?:=>|[:=,(])\\s{0,3}[\"']?"
                    + "([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])"),
    GITHUB_TOKEN("github-token", 0.99, List.of("gh"), "\\b(gh[pousr]_[A-Za-z0-9]{36,255})\\b"),
    GITHUB_FINE_GRAINED_TOKEN("github-token", 0.99, List.of("github_pat_"), "\\b(github_pat_[A-Za-z0-9_]{40,255})"),
    GITLAB_TOKEN(
            "gitlab-token",
            0.98,
            List.of("gl"),
            "\\b(gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent|imt|ffct)-[A-Za-z0-9_=-]{20,300})"),
    SLACK_TOKEN("slack-token", 0.97, List.of("xox", "xapp-"), "\\b((?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{18,250})"),
    SLACK_WEBHOOK(
            "slack-webhook",
            0.95,
            List.of("hooks.slack.com"),
            "hooks\\.slack\\.com/(?:services|workflows|triggers)/(T[A-Za-z0-9_]{6,}/[A-Za-z0-9_/]{20,80})"),
    GOOGLE_API_KEY("google-api-key", 0.96, List.of("AIza"), "\\b(AIza[0-9A-Za-z_-]{35})(?![0-9A-Za-z_-])"),
    GOOGLE_CLIENT_SECRET("google-client-secret", 0.97, List.of("GOCSPX-"), "\\b(GOCSPX-[A-Za-z0-9_-]{28})"),
    GOOGLE_ACCESS_TOKEN("google-access-token", 0.9, List.of("ya29."), "\\b(ya29\\.[A-Za-z0-9_-]{30,400})"),
    STRIPE_LIVE_KEY("stripe-key", 0.99, List.of("_live_"), "\\b([sr]k_live_[0-9A-Za-z]{16,250})\\b"),
    STRIPE_TEST_KEY("stripe-test-key", 0.6, List.of("_test_"), "\\b([sr]k_test_[0-9A-Za-z]{16,250})\\b"),
    STRIPE_WEBHOOK_SECRET("stripe-webhook-secret", 0.95, List.of("whsec_"), "\\b(whsec_[A-Za-z0-9+/=]{24,100})"),
    AZURE_ACCOUNT_KEY(
            "azure-account-key",
            0.98,
            List.of("Key="),
            "(?:AccountKey|SharedAccessKey|SharedSecretKey)=([A-Za-z0-9+/]{42,86}={1,2})"),
    AZURE_CLIENT_SECRET(
            "azure-client-secret",
            0.93,
            List.of("Q~"),
            "(?<![A-Za-z0-9_~.-])([A-Za-z0-9_~.-]{3}\\dQ~[A-Za-z0-9_~.-]{31,34})(?![A-Za-z0-9_~.-])"),
    AZURE_SAS("azure-sas-signature", 0.9, List.of("sig="), "[?&;]sig=([A-Za-z0-9%+/]{40,90}(?:%3D|=){0,2})"),
    NPM_TOKEN("npm-token", 0.98, List.of("npm_"), "\\b(npm_[A-Za-z0-9]{36})\\b"),
    NPM_AUTH(
            "npm-token",
            0.9,
            List.of("_auth"),
            "(?m)(?<![\\w.$])_auth(?:Token)?\\s{0,2}=\\s{0,2}[\"']?([A-Za-z0-9+/=_-]{16,300})[\"']?\\s*$"),
    PYPI_TOKEN("pypi-token", 0.99, List.of("pypi-"), "\\b(pypi-AgE[A-Za-z0-9_-]{40,500})"),
    RUBYGEMS_KEY("rubygems-key", 0.98, List.of("rubygems_"), "\\b(rubygems_[a-f0-9]{48})\\b"),
    CRATES_TOKEN("crates-token", 0.85, List.of("cio"), "\\b(cio[A-Za-z0-9]{32})\\b"),
    ANTHROPIC_KEY("anthropic-key", 0.99, List.of("sk-ant-"), "\\b(sk-ant-[A-Za-z0-9_-]{24,200})"),
    OPENAI_KEY(
            "openai-key",
            0.97,
            List.of("sk-"),
            "\\b(sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{32,250}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}"
                    + "|sk-(?=[A-Za-z]*[0-9])[A-Za-z0-9]{48})(?![A-Za-z0-9])"),
    HUGGING_FACE_TOKEN("hugging-face-token", 0.95, List.of("hf_"), "\\b(hf_[A-Za-z0-9]{34})\\b"),
    SENDGRID_KEY("sendgrid-key", 0.98, List.of("SG."), "\\b(SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43})"),
    MAILGUN_KEY("mailgun-key", 0.85, List.of("key-"), "\\b(key-[0-9a-f]{32})\\b"),
    TWILIO_KEY("twilio-key", 0.8, List.of("SK"), "\\b(SK[0-9a-f]{32})\\b"),
    DIGITALOCEAN_TOKEN("digitalocean-token", 0.98, List.of("_v1_"), "\\b(do[opr]_v1_[a-f0-9]{64})\\b"),
    DOCKER_TOKEN("docker-token", 0.98, List.of("dckr_"), "\\b(dckr_[po]at_[A-Za-z0-9_-]{27,32})"),
    TELEGRAM_TOKEN("telegram-token", 0.93, List.of(":AA"), "\\b(\\d{8,10}:AA[A-Za-z0-9_-]{33})(?![A-Za-z0-9_-])"),
    DISCORD_WEBHOOK(
            "discord-webhook",
            0.95,
            List.of("/api/webhooks/"),
            "discord(?:app)?\\.com/api/webhooks/(\\d{17,20}/[A-Za-z0-9_-]{60,80})"),
    SHOPIFY_TOKEN("shopify-token", 0.98, List.of("shp"), "\\b(shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32})\\b"),
    DATABRICKS_TOKEN("databricks-token", 0.93, List.of("dapi"), "\\b(dapi[a-f0-9]{32}(?:-\\d)?)\\b"),
    OPENBAO_TOKEN("vault-token", 0.95, List.of("hvs.", "hvb.", "hvr."), "\\b(hv[sbr]\\.[A-Za-z0-9_-]{24,300})"),
    GRAFANA_TOKEN("grafana-token", 0.97, List.of("glsa_", "glc_"), "\\b(gl(?:sa|c)_[A-Za-z0-9_+/=]{32,400})"),
    LINEAR_KEY("linear-key", 0.97, List.of("lin_api_"), "\\b(lin_api_[A-Za-z0-9]{40})\\b"),
    NEW_RELIC_KEY("new-relic-key", 0.95, List.of("NRAK-"), "\\b(NRAK-[A-Z0-9]{27})\\b"),
    POSTMAN_KEY("postman-key", 0.97, List.of("PMAK-"), "\\b(PMAK-[a-f0-9]{24}-[a-f0-9]{34})\\b"),
    ATLASSIAN_TOKEN("atlassian-token", 0.97, List.of("ATATT3"), "\\b(ATATT3[A-Za-z0-9_=-]{60,300})"),
    AGE_KEY("age-key", 0.99, List.of("AGE-SECRET-KEY-1"), "\\b(AGE-SECRET-KEY-1[0-9A-Z]{58})\\b"),
    SERVICE_TOKEN(
            "service-token",
            0.96,
            List.of(
                    "sqp_",
                    "squ_",
                    "sqa_",
                    "sntry",
                    "gsk_",
                    "sbp_",
                    "sb_secret_",
                    "pscale_",
                    "ntn_",
                    "dp.",
                    "pul-",
                    "figd_",
                    "r8_",
                    "xai-",
                    "pplx-",
                    "lsv2_",
                    "tskey-",
                    "CFPAT-",
                    "CCIPAT_",
                    "nfp_",
                    "atlasv1",
                    "xkeysib-",
                    "pcsk_",
                    "sk-or-v1-",
                    "rzp_live_",
                    "pat-",
                    "ATBB",
                    "ATCTT3",
                    "FLWSECK",
                    "EAAA",
                    "sq0",
                    "bkua_",
                    "re_",
                    "HRKU-",
                    "ops_ey",
                    "PMAT-",
                    "oy2",
                    "NRAL",
                    "LTAI",
                    "ddp_",
                    "phx_",
                    "nvapi-",
                    "fo1_",
                    "FlyV1",
                    "tvly-",
                    "AKCp",
                    "dsec_",
                    "sk_"),
            "(?<![A-Za-z0-9_-])(sq[pua]_[a-f0-9]{40}|sntry[su]_[A-Za-z0-9_+/=-]{40,300}|gsk_[A-Za-z0-9]{52}|sbp_[a-f0-9]{40}|sb_secret_[A-Za-z0-9_-]{20,60}"
                    + "|pscale_(?:pw|tkn|oauth)_[A-Za-z0-9_.-]{32,64}|ntn_[A-Za-z0-9]{40,60}|dp\\.(?:pt|st|ct|sa|scim|audit)\\.[A-Za-z0-9._-]{40,60}|pul-[a-f0-9]{40}"
                    + "|figd_[A-Za-z0-9_-]{38,60}|r8_[A-Za-z0-9]{37}|xai-[A-Za-z0-9]{70,90}|pplx-[A-Za-z0-9]{40,64}|lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}"
                    + "|tskey-(?:auth|api|client|webhook)-[A-Za-z0-9]{8,30}-[A-Za-z0-9]{16,64}|CFPAT-[A-Za-z0-9_-]{40,50}|CCIPAT_[A-Za-z0-9]{20,30}_[a-f0-9]{40}"
                    + "|nfp_[A-Za-z0-9]{36,40}|[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_-]{60,70}|xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}|pcsk_[A-Za-z0-9_]{60,80}"
                    + "|sk-or-v1-[a-f0-9]{64}|pat-[a-z]{2}1-[a-f0-9-]{36}|ATBB[A-Za-z0-9]{32}|ATCTT3[A-Za-z0-9_=-]{60,300}|FLWSECK-[A-Za-z0-9]{32}-X"
                    + "|EAAA[A-Za-z0-9_-]{60}|sq0(?:atp|csp)-[A-Za-z0-9_-]{22,43}|bkua_[a-f0-9]{40}|re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}|HRKU-[A-Za-z0-9_-]{36,64}"
                    + "|ops_eyJ[A-Za-z0-9_-]{100,2000}|oy2[a-z0-9]{43}|[a-f0-9]{36}NRAL|LTAI[A-Za-z0-9]{16,24}|ph[xc]_[A-Za-z0-9]{43}|nvapi-[A-Za-z0-9_-]{60,70}"
                    + "|fo1_[A-Za-z0-9_-]{43}|tvly-[A-Za-z0-9-]{32,60}|AKCp[A-Za-z0-9]{69}|sk_[a-f0-9]{48})(?![A-Za-z0-9])"),
    DISCORD_TOKEN(
            "discord-token",
            0.94,
            List.of("iscord", "DISCORD", "login(", ".run(", "oken", "TOKEN"),
            "(?<![A-Za-z0-9_-])([MNO][A-Za-z0-9_-]{23,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,40})(?![A-Za-z0-9_-])"),
    MAILCHIMP_KEY("mailchimp-key", 0.94, List.of("-us"), "\\b([a-f0-9]{32}-us\\d{1,2})\\b"),
    REGISTRY_AUTH(
            "registry-auth", 0.93, List.of("\"auth\""), "\"auth\"\\s{0,3}:\\s{0,3}\"([A-Za-z0-9+/]{20,400}={0,2})\""),
    CLOUD_SECRET(
            "cloud-secret",
            0.9,
            List.of("hcloud", "HCLOUD", "CLOUDFLARE", "CF_API", "cloudflare"),
            "(?i)(?:hcloud_token|cf_api_(?:token|key)|cloudflare_api_(?:token|key)|provider\\s{1,3}\"(?:hcloud|cloudflare)\"\\s{0,3}\\{[^}]{0,200}?(?:api_)?(?:token|key))[\"']?\\s{0,9}[:=]\\s{0,3}[\"']?([A-Za-z0-9_-]{37,64})(?![A-Za-z0-9_-])"),
    JWT(
            "jwt",
            0.85,
            List.of("eyJ"),
            "(?<![A-Za-z0-9_-])(eyJ[A-Za-z0-9_-]{10,2000}+\\.eyJ[A-Za-z0-9_-]{10,4000}+\\.[A-Za-z0-9_-]{10,1000})"),
    AUTHORIZATION_HEADER(
            "authorization-header",
            0.85,
            List.of("uthorization", "AUTHORIZATION"),
            "(?i)authorization[\"']?\\s{0,3}[:=,]\\s{0,3}[\"']?(?:basic|bearer|token)\\s{1,3}([A-Za-z0-9+/._=~-]{16,2000})");

    private final String kind;
    private final double confidence;
    private final List<String> hints;
    private final Pattern pattern;

    KnownCredentials(String kind, double confidence, List<String> hints, String regex) {
        this.kind = kind;
        this.confidence = confidence;
        this.hints = hints;
        this.pattern = Pattern.compile(regex);
    }

    static void collect(String text, List<FoundCredential> into) {
        for (var known : values()) {
            if (known.hints.stream().anyMatch(text::contains)) {
                known.findIn(text, into);
            }
        }
    }

    private void findIn(String text, List<FoundCredential> into) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (!Decoys.isExample(matcher.group(1))) {
                into.add(new FoundCredential(kind, matcher.start(1), matcher.end(1), confidence));
            }
        }
    }
}
