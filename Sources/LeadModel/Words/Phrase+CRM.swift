/// What the readers and connectors of Dynamics 365 and Marketo say.
extension Phrase {
    public static let blockOptOutBare = Phrase("block.optOutBare", "opted out, known since {1}")
    public static let noBulkEmail = Phrase("crm.noBulkEmail", "no bulk e-mail")
    public static let deletedWithoutKey = Phrase(
        "unreadable.deletedWithoutKey", "It says that a lead was deleted, but not which one.")

    public static let configNumbers = Phrase(
        "config.numbers", "a number from {1} to {2}, or several in brackets: [1, 2]")

    // Microsoft Entra.
    public static let entraNoSignIn = Phrase(
        "entra.noSignIn", "{1} answered the sign-in with {2}. Check login-url and tenant.")
    public static let entraWrongSecret = Phrase(
        "entra.wrongSecret",
        "Microsoft Entra does not accept the client secret. Use the secret's Value, not its Secret ID: make a new one under App registrations, Certificates & secrets, and set it as client-secret."
    )
    public static let entraExpiredSecret = Phrase(
        "entra.expiredSecret",
        "The client secret has expired. Make a new one under App registrations, Certificates & secrets, and set it as client-secret."
    )
    public static let entraNoApplication = Phrase(
        "entra.noApplication",
        "There is no application with this client-id in this tenant. Compare both with the Overview page of the app registration."
    )
    public static let entraDisabledApplication = Phrase(
        "entra.disabledApplication",
        "The application is disabled in this tenant. Enable it under Enterprise applications, Properties.")
    public static let entraNoTenant = Phrase(
        "entra.noTenant",
        "There is no such tenant. Set tenant to the Directory (tenant) ID of the app registration's Overview page; a sovereign cloud has a login-url of its own."
    )
    public static let entraNoOrganization = Phrase(
        "entra.noOrganization",
        "Microsoft Entra knows no such organization in this tenant. Check organization-url: it is the environment's URL, such as https://contoso.crm4.dynamics.com."
    )
    public static let entraForbiddenByPolicy = Phrase(
        "entra.forbiddenByPolicy",
        "A Conditional Access policy forbids this application to sign in from here. Ask the tenant's administrator to allow it."
    )
    public static let entraRefused = Phrase(
        "entra.refused", "Microsoft Entra refuses the sign-in ({1}). Check tenant, client-id and client-secret.")

    // Dynamics 365.
    public static let dynamicsRefusesToken = Phrase(
        "dynamics.refusesToken",
        "Signing in went well, but {1} does not accept it. Check organization-url, and that the application is an application user of that organization."
    )
    public static let dynamicsNoUser = Phrase(
        "dynamics.noUser",
        "The application is no user of this organization. Add it in the Power Platform admin center: Environments, Settings, Users + permissions, Application users."
    )
    public static let dynamicsDisabledUser = Phrase(
        "dynamics.disabledUser",
        "The application user is disabled in this organization. Activate it in the Power Platform admin center under Application users."
    )
    public static let dynamicsNoRight = Phrase(
        "dynamics.noRight",
        "The application user may not read leads (prvReadLead). Give it a security role that reads the table Lead of the whole organization."
    )
    public static let dynamicsForbidden = Phrase(
        "dynamics.forbidden",
        "The organization forbids reading leads ({1}). Check the application user and its security role.")
    public static let dynamicsNotFound = Phrase(
        "dynamics.notFound",
        "{1} has no table of leads there. Check organization-url, and that Dynamics 365 Sales is installed in that environment."
    )
    public static let dynamicsRefused = Phrase("dynamics.refused", "{1} answered {2}: {3}")
    public static let dynamicsBusy = Phrase("dynamics.busy", "{1} has been asked too much and wants a pause.")
    public static let dynamicsForeignLink = Phrase(
        "dynamics.foreignLink",
        "{1} sends on to another server, which is not followed: it would be shown the token. Set organization-url to the address that the environment has now."
    )
    public static let dynamicsSamePage = Phrase("dynamics.samePage", "{1} gave the same page again.")
    public static let dynamicsLinkRefused = Phrase(
        "dynamics.linkRefused", "{1} refused the link that it had just given to the next page.")
    public static let dynamicsExpired = Phrase(
        "dynamics.expired",
        "The last pull was too long ago for changes only, so all leads were read anew. Which ones were deleted meanwhile can't be told. Pull more often."
    )
    public static let dynamicsNotTracked = Phrase(
        "dynamics.notTracked",
        "Leads are read, but deleted ones can't be told: change tracking is off. Turn on Track changes for the table Lead in Power Apps: Tables, Lead, Properties, Advanced options."
    )

    // Marketo.
    public static let marketoWrongSecret = Phrase(
        "marketo.wrongSecret",
        "Marketo does not accept client-id and client-secret. Compare them with Admin, LaunchPoint, View Details, and base-url with Admin, Web Services."
    )
    public static let marketoNoSignIn = Phrase(
        "marketo.noSignIn", "{1} answered the sign-in with {2}. Check base-url: Admin, Web Services, REST API.")
    public static let marketoRefusesToken = Phrase(
        "marketo.refusesToken",
        "Signing in went well, but Marketo does not accept the token ({1}). Check that base-url and client-id are of the same instance."
    )
    public static let marketoNoRight = Phrase(
        "marketo.noRight",
        "Marketo's API user may not do this. Give its role Read-Only Lead and Read-Only Activity (Admin, Users & Roles), and allow this machine's address where IP addresses are restricted."
    )
    public static let marketoQuota = Phrase(
        "marketo.quota",
        "Marketo's calls of today are used up. It goes on after midnight, US Central time; what came before is stored.")
    public static let marketoTimedOut = Phrase("marketo.timedOut", "Marketo took too long to answer ({1}).")
    public static let marketoRate = Phrase("marketo.rate", "Marketo allows 100 calls in 20 seconds, and wants a pause.")
    public static let marketoBusy = Phrase("marketo.busy", "Marketo answers other calls at the moment ({1}).")
    public static let marketoRefused = Phrase("marketo.refused", "Marketo refuses what it was asked ({1}).")
    public static let marketoSamePage = Phrase("marketo.samePage", "Marketo gave the same page again.")
    public static let marketoLostDeletions = Phrase(
        "marketo.lostDeletions",
        "The last pull was over {1} days ago, and Marketo forgets deletions by then: which leads were deleted meanwhile can't be told. Pull more often."
    )
    public static let marketoBadSince = Phrase(
        "marketo.badSince", "“since” of destination “{1}” is no date. Write a day such as 2026-03-31, or 90d.")
}
