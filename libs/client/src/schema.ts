/*
 * Generated from the OpenAPI document by "npm run catalogue": what every route takes and gives, as types. An edit here is
 * lost, and test/catalogue finds it.
 */

export interface paths {
    "/v1/commands/adopt-agenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adopt a version of the agenda
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["adoptAgenda"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/adopt-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adopt a version of the policy that judges
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["adoptPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/assess-condition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assess one of the five conditions
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["assessCondition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/assess-phase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assess the phase of the initiative
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["assessPhase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/award-funding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record an award of funding
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["awardFunding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/charter-initiative": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin an initiative
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["charterInitiative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-agenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a version of the agenda
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctAgenda"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-charter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct the charter
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctCharter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-condition-assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct an assessment of a condition
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctConditionAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-funding-award": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct an award of funding
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctFundingAward"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-funding-end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct the end of an award
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctFundingEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-initiative-ending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct an ending of the initiative
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctInitiativeEnding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-initiative-reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a reopening
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctInitiativeReopening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-phase-assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct an assessment of the phase
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctPhaseAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a version of the policy
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/end-funding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an award of funding before its time
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["endFunding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/end-initiative": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the initiative, and say why
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["endInitiative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/reopen-initiative": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen an initiative that has ended
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["reopenInitiative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-agenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a version of the agenda
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidAgenda"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-condition-assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back an assessment of a condition
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidConditionAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-funding-award": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back an award of funding
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidFundingAward"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-funding-end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back the end of an award
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidFundingEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-initiative-ending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back an ending of the initiative
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidInitiativeEnding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-initiative-reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a reopening
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidInitiativeReopening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-phase-assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back an assessment of the phase
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidPhaseAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a version of the policy
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-action": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct an action
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-backbone-function": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct what was done for the backbone
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctBackboneFunction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-commitment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a commitment
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctCommitment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-commitment-fulfilment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a fulfilment
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctCommitmentFulfilment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-commitment-revision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a revision of a commitment
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctCommitmentRevision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-commitment-withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a withdrawal
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctCommitmentWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a contact
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-partner-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct an invitation
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctPartnerInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-partner-joining": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a joining
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctPartnerJoining"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-partner-leaving": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a leaving
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctPartnerLeaving"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-resource": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a resource given or received
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctResource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/fulfil-commitment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fulfil a commitment
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["fulfilCommitment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/invite-partner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite a partner
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["invitePartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/join-partner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a partner joined
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["joinPartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/leave-partner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a partner left
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["leavePartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/make-commitment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a commitment
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["makeCommitment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/name-contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Name somebody who speaks for a partner
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["nameContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/perform-backbone-function": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what was done for the backbone
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["performBackboneFunction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/record-resource": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a resource given or received
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["recordResource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/report-action": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report an action of a partner
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["reportAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/return-partner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a partner came back
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["returnPartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/revise-commitment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revise a commitment
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["reviseCommitment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-action": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back an action
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-backbone-function": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what was done for the backbone
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidBackboneFunction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-commitment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back the record of a commitment
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidCommitment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-commitment-fulfilment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a fulfilment
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidCommitmentFulfilment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-commitment-revision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a revision of a commitment
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidCommitmentRevision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-commitment-withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a withdrawal
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidCommitmentWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a contact
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-partner-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back an invitation
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidPartnerInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-partner-joining": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a joining
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidPartnerJoining"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-partner-leaving": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a leaving
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidPartnerLeaving"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-resource": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a resource given or received
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidResource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/withdraw-commitment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a commitment
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["withdrawCommitment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/call-meeting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call a meeting
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["callMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/cancel-meeting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a meeting
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["cancelMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct an attendance
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctAttendance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-meeting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a meeting
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-meeting-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct the call of a meeting
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctMeetingCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/hold-meeting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a meeting was held
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["holdMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/record-attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record who was at a meeting
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["recordAttendance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back an attendance
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidAttendance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-meeting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a meeting
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-meeting-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back the call of a meeting
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidMeetingCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-indicator-definition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct the definition of an indicator
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctIndicatorDefinition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-measurement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a measurement
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctMeasurement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/define-indicator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Define an indicator
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["defineIndicator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/record-measurement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a measurement
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["recordMeasurement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-indicator-definition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back the definition of an indicator
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidIndicatorDefinition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-measurement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a measurement
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidMeasurement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-knowledge-sharing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a sharing
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctKnowledgeSharing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/correct-knowledge-use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a use
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["correctKnowledgeUse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/share-knowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that knowledge was shared
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["shareKnowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/use-knowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a use of shared knowledge
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["useKnowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-knowledge-sharing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a sharing
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidKnowledgeSharing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/void-knowledge-use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a use
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["voidKnowledgeUse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/acknowledge-finding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge a finding
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["acknowledgeFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/clear-finding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Clear a finding
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["clearFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/conclude-intervention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what came of an intervention
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["concludeIntervention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/dismiss-finding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss a finding, and say why
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["dismissFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/escalate-finding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Raise the level of a finding
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["escalateFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/raise-finding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give notice of a finding
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["raiseFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands/start-intervention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a finding by an intervention
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["startIntervention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give many commands, a line each
         * @description Needs a grant to give this command in the initiative.
         */
        post: operations["giveCommands"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The initiatives that you may read
         * @description Needs a grant to read the initiative.
         */
        get: operations["listInitiatives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives/{initiative}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An initiative at a glance
         * @description Needs a grant to read the initiative.
         */
        get: operations["readInitiative"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives/{initiative}/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The partners and where each is in its life
         * @description Needs a grant to read the initiative.
         */
        get: operations["listPartners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives/{initiative}/partners/{partner}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything about one partner
         * @description Needs a grant to read the initiative.
         */
        get: operations["readPartner"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives/{initiative}/partners/{partner}/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was written about a partner, corrected or not
         * @description Needs a grant to read the initiative.
         */
        get: operations["listLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives/{initiative}/partners/{partner}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Those who speak for a partner, for whoever may know them
         * @description Needs a grant of the backbone or an auditor in the initiative, or of this very partner.
         */
        get: operations["listContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives/{initiative}/commitments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The commitments and what became of them
         * @description Needs a grant to read the initiative.
         */
        get: operations["listCommitments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives/{initiative}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The actions that were reported
         * @description Needs a grant to read the initiative.
         */
        get: operations["listActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives/{initiative}/knowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is shared, and how far its use has climbed
         * @description Needs a grant to read the initiative.
         */
        get: operations["listKnowledge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives/{initiative}/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The indicators and how they do
         * @description Needs a grant to read the initiative.
         */
        get: operations["listIndicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives/{initiative}/indicators/{indicator}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One indicator: series, forecast of its baseline, target
         * @description Needs a grant to read the initiative.
         */
        get: operations["readIndicator"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives/{initiative}/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The meetings and who was there
         * @description Needs a grant to read the initiative.
         */
        get: operations["listMeetings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives/{initiative}/attendances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who was at which meeting, and who was not
         * @description Needs a grant to read the initiative.
         */
        get: operations["listAttendances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives/{initiative}/backbone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What holds the initiative up: functions, pace, sponsors
         * @description Needs a grant to read the initiative.
         */
        get: operations["readBackbone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives/{initiative}/cohorts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How long partners stay and how soon they act, by year of joining
         * @description Needs a grant to read the initiative.
         */
        get: operations["listCohorts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives/{initiative}/traps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the five traps look like, with the evidence
         * @description Needs a grant to read the initiative.
         */
        get: operations["listTraps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives/{initiative}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that happened and what followed from it, in the order of time
         * @description Needs a grant to read the initiative.
         */
        get: operations["listTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the facts as CloudEvents, from any position of the log.
         * @description Needs a grant to read the initiative.
         */
        get: operations["followEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The latest signed checkpoint of the ledger. Keep it: no later history may contradict it.
         * @description Needs a grant to audit an initiative.
         */
        get: operations["readCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/inclusion/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prove that a fact is in the ledger, under its latest checkpoint.
         * @description Needs a grant to audit an initiative.
         */
        get: operations["proveInclusion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prove that the ledger only grew from one size to another.
         * @description Needs a grant to audit an initiative.
         */
        get: operations["proveConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/tile/{tile}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A tile of the ledger: 256 hashes or leaves (C2SP tlog-tiles).
         * @description Needs a grant to audit the initiative.
         */
        get: operations["readTile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/initiatives/{initiative}/audit/bundles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A bundle that anybody can verify offline, years later, without trusting this server.
         * @description Needs a grant to audit the initiative.
         */
        post: operations["exportBundle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process lives.
         * @description Open to everyone.
         */
        get: operations["isAlive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether requests may come here.
         * @description Open to everyone.
         */
        get: operations["isReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was counted and measured, in the text format of Prometheus.
         * @description Needs a grant to audit the initiative.
         */
        get: operations["readMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This description, as OpenAPI 3.1
         * @description Open to everyone.
         */
        get: operations["describeInterface"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page to read and try this interface with
         * @description Open to everyone.
         */
        get: operations["browseInterface"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/{asset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file that the page is made of
         * @description Open to everyone.
         */
        get: operations["readPageAsset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AcknowledgeFinding */
        AcknowledgeFinding: {
            /** @description Give a text of 1 to 10000 characters. */
            note?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            findingId: string;
        };
        /** Action */
        Action: {
            /** @description Id of the fact by which it was reported */
            id: string;
            /** @description Who acted */
            partnerId: string;
            /** @description Who acted, by name */
            partnerName: string;
            /** @description Its id among the partner’s own */
            actionId: string;
            /**
             * Format: date
             * @description The day it happened
             */
            occurredOn: string;
            /**
             * Format: date
             * @description The day the backbone came to know of it
             */
            reportedOn: string;
            /** @description What was done */
            title: string;
            /**
             * @description Its kind, after the Community Tool Box; null where none was said
             * @enum {string|null}
             */
            code: "planning-product" | "resource-generated" | "development" | "organisational-change" | "community-action" | "community-change" | "service-provided" | "media" | null;
            /** @description Hours of work; null where none were said */
            hours: number | null;
            /** @description The commitment it is for; null where none was named */
            commitmentId: string | null;
            /** @description Whether it fulfils that commitment */
            completes: boolean;
            /** @description What shows it; null where nothing was said */
            evidence: string | null;
        };
        /** ActionList */
        ActionList: {
            /** @description Its id. */
            initiative: string;
            /**
             * Format: date
             * @description What had happened by this day.
             */
            asOf: string;
            /**
             * Format: date
             * @description What had been reported by this day.
             */
            knownAt: string;
            /** @description The position of the last fact of the initiative that it reflects. */
            position: number;
            items: components["schemas"]["Action"][];
            /** @description The next page; null on the last one. */
            next: string | null;
        };
        /** AdoptAgenda */
        AdoptAgenda: {
            /** @description Give a whole number from 1. */
            version: number;
            /** @description Give a text of 1 to 500 characters. */
            title: string;
            /** @description Give a text of 1 to 10000 characters. */
            statement?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
        };
        /** AdoptPolicy */
        AdoptPolicy: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            version: string;
            /** @description Give an object of known thresholds, each a number within its range (see the catalogue of thresholds). */
            thresholds: {
                /** @description Days from joining without a first contribution until a partner counts as stalled */
                "partner.stalls-after"?: number;
                /** @description Days since the last contribution until a partner counts as dormant */
                "partner.goes-dormant-after"?: number;
                /** @description Days dormant until a partner counts as lapsed */
                "partner.lapses-after"?: number;
                /** @description Days overdue until a commitment counts as broken */
                "commitment.breaks-after"?: number;
                /** @description Days without any sign of life until an initiative counts as faltering */
                "initiative.falters-after"?: number;
                /** @description Days faltering until an initiative counts as dormant */
                "initiative.goes-dormant-after"?: number;
                /** @description Days dormant until an initiative counts as faded */
                "initiative.fades-after"?: number;
                /** @description Days from sharing without a use by another partner until an item counts as orphaned */
                "item.orphaned-after"?: number;
                /** @description Days after joining during which a partner is not judged for taking */
                "taking.newcomer-grace"?: number;
                /** @description Days over which what was given is held against what was received */
                "taking.window"?: number;
                /** @description Fewest receipts of one kind in that time from which reciprocity is judged */
                "taking.receipts-at-least"?: number;
                /** @description Given for each unit received of the same kind: at this or less, that kind is out of proportion */
                "taking.in-kind-share"?: number;
                /** @description Months in which a partner gave anything at all, for each month in which it received: at this or less, worth watching */
                "taking.months-answered-watch"?: number;
                /** @description Months in which a partner gave anything at all, for each month in which it received: at this or less, a warning */
                "taking.months-answered-warning"?: number;
                /** @description What one hour counts in the currency of the initiative: declared, money and hours are weighed together; 0 = not declared, kinds are never summed */
                "taking.exchange-hour"?: number;
                /** @description What one item counts in the currency of the initiative: declared, money and items are weighed together; 0 = not declared, kinds are never summed */
                "taking.exchange-item"?: number;
                /** @description Months after its first receipt in which a partner gave nothing, for a warning */
                "taking.nothing-given-warning"?: number;
                /** @description Months after its first receipt in which a partner gave nothing, for critical */
                "taking.nothing-given-critical"?: number;
                /** @description Months in which one that has given before goes on receiving and gives nothing, worth watching */
                "taking.stopped-giving-watch"?: number;
                /** @description Months in which one that has given before goes on receiving and gives nothing, for a warning */
                "taking.stopped-giving-warning"?: number;
                /** @description Months in which one that has given before goes on receiving and gives nothing, for critical */
                "taking.stopped-giving-critical"?: number;
                /** @description Receipts since it last gave by which one that has given before goes on receiving */
                "taking.goes-on-receiving"?: number;
                /** @description Items of others put to use in the window, with nothing given, that are worth watching */
                "taking.uses-at-least"?: number;
                /** @description The share of everything given that the fewest givers are counted for */
                "taking.half"?: number;
                /** @description Share of the members that give half of everything: at this or less, worth watching */
                "taking.givers-watch"?: number;
                /** @description Share of the members that give half of everything: at this or less, a warning */
                "taking.givers-warning"?: number;
                /** @description Most givers of half of everything for which concentration is a sign at all */
                "taking.givers-at-most"?: number;
                /** @description Fewest members from which concentration is judged */
                "taking.members-at-least"?: number;
                /** @description Fewest actions in the window from which their concentration is judged */
                "taking.actions-at-least"?: number;
                /** @description Fewest gifts of one kind in the window from which their concentration is judged */
                "taking.gifts-at-least"?: number;
                /** @description Fewest members that give of a kind from which its concentration is judged */
                "taking.givers-at-least"?: number;
                /** @description Longest gap between contributions of anyone over which they still count as being recorded */
                "taking.record-gap"?: number;
                /** @description Days after the last of anyone for which contributions still count as being recorded */
                "taking.record-tail"?: number;
                /** @description So many partners that contributions may be missing from a record that holds none: with fewer, it is taken at its word */
                "taking.record-doubted-from"?: number;
                /** @description Longest time allowed for reports under way before silence is judged */
                "taking.reported-within"?: number;
                /** @description Days from joining without any contribution until it is worth watching */
                "joining.first-action-watch"?: number;
                /** @description Days from joining without any contribution until it is a warning */
                "joining.first-action-warning"?: number;
                /** @description Days from joining without any contribution until it is critical */
                "joining.first-action-critical"?: number;
                /** @description Days past its due date until a commitment is worth watching */
                "joining.overdue-watch"?: number;
                /** @description Days past its due date until a commitment is a warning */
                "joining.overdue-warning"?: number;
                /** @description Days past its due date until a commitment is critical, unless its partner is moving */
                "joining.overdue-critical"?: number;
                /** @description Days for which an action keeps an overdue commitment from being critical */
                "joining.progress-lately"?: number;
                /** @description Days for which a commitment stays raised after it counts as broken */
                "joining.broken-raised-for"?: number;
                /** @description Commitments of one partner overdue together that raise the partner itself */
                "joining.overdue-together"?: number;
                /** @description Days for which a commitment counts after it fell due */
                "joining.commitments-window"?: number;
                /** @description Fewest commitments fallen due from which a share is judged */
                "joining.commitments-at-least"?: number;
                /** @description Days after which a commitment without a date counts as fallen due */
                "joining.undated-after"?: number;
                /** @description Share of commitments fallen due without any action that is worth watching */
                "joining.never-acted-watch"?: number;
                /** @description Share of commitments fallen due without any action that is a warning */
                "joining.never-acted-warning"?: number;
                /** @description Share of commitments fallen due without any action that is critical, where the partner did nothing else */
                "joining.never-acted-critical"?: number;
                /** @description Days over which presence at meetings is held against contributions */
                "joining.presence-window"?: number;
                /** @description Meetings attended in that time without any contribution that are worth watching */
                "joining.presence-watch"?: number;
                /** @description Meetings attended in that time without any contribution that are a warning */
                "joining.presence-warning"?: number;
                /** @description Days over which reports of actions are looked through */
                "joining.reports-window"?: number;
                /** @description Fewest reports in that time from which their content is judged */
                "joining.reports-at-least"?: number;
                /** @description Share of reports without hours, evidence or a completed commitment that is worth watching */
                "joining.empty-reports-watch"?: number;
                /** @description Share of reports without hours, evidence or a completed commitment that is a warning */
                "joining.empty-reports-warning"?: number;
                /** @description Share of the other partners' reports that must have content before its absence says anything */
                "joining.content-customary"?: number;
                /** @description Longest gap between reported actions of anyone over which actions still count as being recorded */
                "joining.record-gap"?: number;
                /** @description Days after the last of anyone for which actions still count as being recorded */
                "joining.record-tail"?: number;
                /** @description So many partners, or commitments past due, that actions may be missing from a record that holds none: with fewer, it is taken at its word */
                "joining.record-doubted-from"?: number;
                /** @description Longest time allowed for reports under way before silence is judged */
                "joining.reported-within"?: number;
                /** @description Months of funding left at which to keep an eye on it */
                "giving-up.runway-watch"?: number;
                /** @description Months of funding left at which to talk about it */
                "giving-up.runway-warning"?: number;
                /** @description Months of funding left at which to act */
                "giving-up.runway-critical"?: number;
                /** @description Months of the planned time without funding at which to keep an eye on it */
                "giving-up.funding-gap-watch"?: number;
                /** @description Months of the planned time without funding at which to talk about it */
                "giving-up.funding-gap-warning"?: number;
                /** @description Months of the planned time without funding at which to act */
                "giving-up.funding-gap-critical"?: number;
                /** @description Months of funding left from which on a gap to the planned end is judged at all */
                "giving-up.funding-gap-runway"?: number;
                /** @description Fewest renewals of funding that make a habit */
                "giving-up.renewals-least"?: number;
                /** @description Months after funding or commitments ran out from which on an initiative that still acts is taken to live by other means */
                "giving-up.memory"?: number;
                /** @description Months of the planned time that no commitment reaches, at which to keep an eye on it */
                "giving-up.commitment-gap-watch"?: number;
                /** @description Months of the planned time that no commitment reaches, at which to talk about it */
                "giving-up.commitment-gap-warning"?: number;
                /** @description Days without any open commitment before the gap is judged */
                "giving-up.commitment-quiet"?: number;
                /** @description Fewest commitments with a due date for the gap to be judged */
                "giving-up.commitments-least"?: number;
                /** @description Days within which a partner has to contribute to count as active */
                "giving-up.active-window"?: number;
                /** @description Fall of the share of active partners at which to keep an eye on it */
                "giving-up.active-fall-watch"?: number;
                /** @description Fall of the share of active partners at which to talk about it */
                "giving-up.active-fall-warning"?: number;
                /** @description Fall of the share of active partners at which to act */
                "giving-up.active-fall-critical"?: number;
                /** @description Fewest partners for a share of them to be judged */
                "giving-up.active-partners-least"?: number;
                /** @description Fewest partners by which the active ones must have fallen */
                "giving-up.active-fallers-least"?: number;
                /** @description Partners that left within a year, of those at its start, at which to keep an eye on it */
                "giving-up.departures-watch"?: number;
                /** @description Partners that left within a year, of those at its start, at which to talk about it */
                "giving-up.departures-warning"?: number;
                /** @description Partners that left within a year, of those at its start, at which to act */
                "giving-up.departures-critical"?: number;
                /** @description Fewest partners at the start of the year for departures to be judged */
                "giving-up.departures-partners-least"?: number;
                /** @description Fewest departures within a year to be judged */
                "giving-up.departures-least"?: number;
                /** @description Share of the partners leaving on one day for one stated reason that, refilled, counts as one departure */
                "giving-up.reseating-share"?: number;
                /** @description Share of the vacated seats that joiners must fill for it to count as one departure */
                "giving-up.reseating-refilled"?: number;
                /** @description Days around the day of leaving within which joiners fill the seats */
                "giving-up.reseating-days"?: number;
                /** @description Largest p of a step down in activity */
                "giving-up.change-point-p"?: number;
                /** @description Activity after the step, as a part of that before, at which to keep an eye on it */
                "giving-up.change-point-watch"?: number;
                /** @description Activity after the step, as a part of that before, at which to talk about it */
                "giving-up.change-point-warning"?: number;
                /** @description Activity after the step, as a part of that before, at which to act */
                "giving-up.change-point-critical"?: number;
                /** @description Fewest periods for a change point to be looked for */
                "giving-up.change-point-points"?: number;
                /** @description The latest periods that are looked at */
                "giving-up.change-point-span"?: number;
                /** @description Years for which a step down is a sign */
                "giving-up.change-point-recency"?: number;
                /** @description Years of record from which on activity is counted by quarters, else by months */
                "giving-up.quarters-from"?: number;
                /** @description Least activity in a period before the step, in days on which a partner acted */
                "giving-up.activity-least"?: number;
                /** @description Days without any activity at which to keep an eye on it */
                "giving-up.ceased-watch"?: number;
                /** @description Days without any activity at which to talk about it */
                "giving-up.ceased-warning"?: number;
                /** @description Days without any activity at which to act */
                "giving-up.ceased-critical"?: number;
                /** @description Multiple of its own usual pause within which an initiative has not ceased */
                "giving-up.ceased-patience"?: number;
                /** @description Share of its own pauses that its usual pause is to cover */
                "giving-up.ceased-usual"?: number;
                /** @description Years before its last activity over which the usual pause is taken */
                "giving-up.ceased-years"?: number;
                /** @description Fewest pauses between days of activity for its ceasing to be judged */
                "giving-up.ceased-pauses-least"?: number;
                /** @description Days without a contribution of a partner that used to contribute at which to keep an eye on it */
                "giving-up.quiet-watch"?: number;
                /** @description Days without a contribution of a partner that used to contribute at which to act, whatever its cadence */
                "giving-up.quiet-critical"?: number;
                /** @description Multiple of its own usual pause within which a partner has not gone quiet */
                "giving-up.quiet-patience"?: number;
                /** @description Share of its own pauses that the usual pause of a partner is to cover */
                "giving-up.quiet-usual"?: number;
                /** @description Years before its last contribution over which the usual pause of a partner is taken */
                "giving-up.quiet-years"?: number;
                /** @description Fewest pauses between the contributions of a partner for its silence to be judged */
                "giving-up.quiet-pauses-least"?: number;
                /** @description Share of the others not dormant when a partner fell silent that must have gone on contributing for its silence to be judged */
                "giving-up.others-go-on"?: number;
                /** @description Longest gap between contributions of anyone over which they still count as being recorded */
                "giving-up.record-gap"?: number;
                /** @description Days after the last of anyone for which contributions still count as being recorded, and by which others must have outlasted a partner to have gone on */
                "giving-up.record-tail"?: number;
                /** @description Longest usual delay of reports that is allowed for */
                "giving-up.reporting-lag-most"?: number;
                /** @description Years from the start before which nothing is said of effects */
                "giving-up.verdict-from"?: number;
                /** @description The latest measurements that are held against the forecast */
                "giving-up.forecast-latest"?: number;
                /** @description Of the latest measurements, how many no better than forecast at which to keep an eye on it */
                "giving-up.forecast-watch"?: number;
                /** @description Of the latest measurements, how many no better than forecast at which to talk about it */
                "giving-up.forecast-warning"?: number;
                /** @description Of the latest measurements, how many no better than forecast at which to act */
                "giving-up.forecast-critical"?: number;
                /** @description Fewest measurements up to the baseline for its trend to be carried forward */
                "giving-up.forecast-trend-points"?: number;
                /** @description Days after the last measurement from which on its indicator is not judged */
                "giving-up.forecast-stale"?: number;
                /** @description The latest measurements whose middle is held against the way to the target */
                "giving-up.target-latest"?: number;
                /** @description Progress made, as a part of that planned by then, at which to keep an eye on it */
                "giving-up.target-watch"?: number;
                /** @description Progress made, as a part of that planned by then, at which to talk about it */
                "giving-up.target-warning"?: number;
                /** @description Fewest recorded uses by others for unused items to be judged at all */
                "sharing.uses-least"?: number;
                /** @description Days for which what was shared is judged */
                "sharing.window"?: number;
                /** @description Days over which the share of unused items is taken */
                "sharing.share-window"?: number;
                /** @description Days from sharing without a use by another partner at which to talk about an item */
                "sharing.item-warning"?: number;
                /** @description Fewest items for a share of them to be judged */
                "sharing.items-least"?: number;
                /** @description Share of items that nobody else used at which to keep an eye on it */
                "sharing.unused-watch"?: number;
                /** @description Share of items that nobody else used at which to talk about it */
                "sharing.unused-warning"?: number;
                /** @description Share of items that nobody else used at which to act */
                "sharing.unused-critical"?: number;
                /** @description Days given to a partner to take an item a rung further */
                "sharing.matures-after"?: number;
                /** @description Fewest uses recorded at a rung for it to be judged */
                "sharing.rung-recorded-least"?: number;
                /** @description Fewest pairs of an item and a partner on a rung for its conversion to be judged */
                "sharing.pairs-least"?: number;
                /** @description Share that goes on to the next recorded rung at which to keep an eye on it */
                "sharing.conversion-watch"?: number;
                /** @description Share that goes on to the next recorded rung at which to talk about it */
                "sharing.conversion-warning"?: number;
                /** @description Share that goes on to the next recorded rung at which to act */
                "sharing.conversion-critical"?: number;
                /** @description Median days from sharing to the first use by another at which to keep an eye on it */
                "sharing.median-watch"?: number;
                /** @description Median days from sharing to the first use by another at which to talk about it */
                "sharing.median-warning"?: number;
                /** @description Median days from sharing to the first use by another at which to act */
                "sharing.median-critical"?: number;
                /** @description Median time to use, as a multiple of that of the period before, at which to keep an eye on it */
                "sharing.slowing-watch"?: number;
                /** @description Median time to use, as a multiple of that of the period before, at which to talk about it */
                "sharing.slowing-warning"?: number;
                /** @description Median time to use below which slowing is no sign */
                "sharing.slowing-floor"?: number;
                /** @description Days after the first use from which on a further use shows that the item has taken root */
                "sharing.reuse-after"?: number;
                /** @description Days after the first use from which on its item is judged for further use */
                "sharing.reuse-matures-after"?: number;
                /** @description Days after the first use up to which its item is judged for further use */
                "sharing.reuse-window"?: number;
                /** @description Fewest items with more than one recorded use for re-use to be judged at all */
                "sharing.reuse-recorded-least"?: number;
                /** @description Share of used items that were used again at which to keep an eye on it */
                "sharing.reuse-watch"?: number;
                /** @description Share of used items that were used again at which to talk about it */
                "sharing.reuse-warning"?: number;
                /** @description Items that a partner shared and nobody else used, of all it shared, at which to keep an eye on it */
                "sharing.broadcast-watch"?: number;
                /** @description Items that a partner shared and nobody else used, of all it shared, at which to talk about it */
                "sharing.broadcast-warning"?: number;
                /** @description Items that a partner received and took no further at which to keep an eye on it */
                "sharing.receive-watch"?: number;
                /** @description Items that a partner received and took no further at which to talk about it */
                "sharing.receive-warning"?: number;
                /** @description Silence of the backbone, as a multiple of its own cadence, at which to keep an eye on it */
                "no-backbone.silence-watch"?: number;
                /** @description Silence of the backbone, as a multiple of its own cadence, at which to talk about it */
                "no-backbone.silence-warning"?: number;
                /** @description Silence of the backbone, as a multiple of its own cadence, at which to act */
                "no-backbone.silence-critical"?: number;
                /** @description Fewest days of backbone work on record for its silence to be judged */
                "no-backbone.signs-least"?: number;
                /** @description Fewest pauses between signs of backbone work that make a cadence */
                "no-backbone.intervals-least"?: number;
                /** @description Share of its own pauses that a cadence is to cover */
                "no-backbone.cadence-share"?: number;
                /** @description Years before its last sign over which the cadence is taken */
                "no-backbone.cadence-years"?: number;
                /** @description Cadence taken where there are too few pauses for its own */
                "no-backbone.cadence-assumed"?: number;
                /** @description Shortest cadence that silence is held against */
                "no-backbone.cadence-shortest"?: number;
                /** @description Longest cadence that silence is held against */
                "no-backbone.cadence-longest"?: number;
                /** @description Longest usual delay of reports that is allowed for */
                "no-backbone.reporting-lag-most"?: number;
                /** @description Days without anybody named as backbone at which to keep an eye on it */
                "no-backbone.unnamed-watch"?: number;
                /** @description Days without anybody named as backbone at which to talk about it */
                "no-backbone.unnamed-warning"?: number;
                /** @description Fewest partners for whom a backbone is missed */
                "no-backbone.partners-least"?: number;
                /** @description Days since the last backbone left and nobody took over at which to keep an eye on it */
                "no-backbone.left-watch"?: number;
                /** @description Days since the last backbone left and nobody took over at which to talk about it */
                "no-backbone.left-warning"?: number;
                /** @description Days since the last backbone left and nobody took over at which to act */
                "no-backbone.left-critical"?: number;
                /** @description Days on which a function must have been performed for it to be missed */
                "no-backbone.function-habit"?: number;
                /** @description Days since a function was last performed at which it counts as lapsed */
                "no-backbone.function-lapses-after"?: number;
                /** @description Multiple of the longest pause of a function within which it does not count as lapsed */
                "no-backbone.function-patience"?: number;
                /** @description Lapsed functions at which to keep an eye on it */
                "no-backbone.lapsed-watch"?: number;
                /** @description Lapsed functions at which to talk about it */
                "no-backbone.lapsed-warning"?: number;
                /** @description Lapsed functions at which to act */
                "no-backbone.lapsed-critical"?: number;
                /** @description Functions never performed at which to keep an eye on it */
                "no-backbone.missing-watch"?: number;
                /** @description Functions on record from which on the others are missed */
                "no-backbone.missing-others"?: number;
                /** @description Days from the start before which no function is missed */
                "no-backbone.missing-after"?: number;
                /** @description Share of the yearly funding from one funder at which to keep an eye on it */
                "no-backbone.sponsor-share-watch"?: number;
                /** @description Share of the yearly funding from one funder at which to talk about it */
                "no-backbone.sponsor-share-warning"?: number;
                /** @description Share of the yearly funding from one funder, whose awards end soon, at which to act */
                "no-backbone.sponsor-share-critical"?: number;
                /** @description Months within which the awards of the largest funder end for its share to be critical */
                "no-backbone.sponsor-ends-within"?: number;
                /** @description Renewals by the largest funder that make a habit, so that its award ending soon is not critical */
                "no-backbone.sponsor-renewals"?: number;
                /** @description Days without an award that count as a pause between two, not as a retreat */
                "no-backbone.sponsor-pause"?: number;
                /** @description Part of its yearly funding that the largest funder has withdrawn at which to keep an eye on it */
                "no-backbone.sponsor-retreat-watch"?: number;
                /** @description Part of its yearly funding that the largest funder has withdrawn at which to talk about it */
                "no-backbone.sponsor-retreat-warning"?: number;
                /** @description Part of its yearly funding that the largest funder has withdrawn at which to act */
                "no-backbone.sponsor-retreat-critical"?: number;
                /** @description Concentration of funding (HHI) above which to keep an eye on it */
                "no-backbone.concentration-watch"?: number;
                /** @description Concentration of funding (HHI) above which to talk about it */
                "no-backbone.concentration-warning"?: number;
                /** @description Sources of funding in force at which to keep an eye on it */
                "no-backbone.sources-watch"?: number;
                /** @description Sources of funding in force at which to talk about it */
                "no-backbone.sources-warning"?: number;
                /** @description Sources of funding in force at which to act */
                "no-backbone.sources-critical"?: number;
                /** @description Months after the last funding from which on an initiative that still acts is taken to live by other means */
                "no-backbone.sources-memory"?: number;
                /** @description Days for which a gift of money counts as a source of funding */
                "no-backbone.gift-lasts"?: number;
                /** @description Days over which backbone work is shared out among those who did it */
                "no-backbone.holder-window"?: number;
                /** @description Fewest backbone activities for the share of one holder to be judged */
                "no-backbone.holder-work-least"?: number;
                /** @description Backbone activities of other backbones that show that the work was shared once */
                "no-backbone.holder-shared-least"?: number;
                /** @description Share of backbone work in one hand at which to keep an eye on it */
                "no-backbone.holder-watch"?: number;
                /** @description Share of backbone work in one hand at which to talk about it */
                "no-backbone.holder-warning"?: number;
            };
            /** @description Give a text of 1 to 500 characters. */
            rationale: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
        };
        /** AssessCondition */
        AssessCondition: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            assessmentId: string;
            /**
             * @description Give one of common-agenda, shared-measurement, mutually-reinforcing-activities, continuous-communication, backbone-support.
             * @enum {string}
             */
            condition: "common-agenda" | "shared-measurement" | "mutually-reinforcing-activities" | "continuous-communication" | "backbone-support";
            /**
             * @description Give one of absent, emerging, established.
             * @enum {string}
             */
            grade: "absent" | "emerging" | "established";
            /** @description Give a list of up to 200 texts, each 1 to 500 characters: ids of facts, or words. */
            evidence: string[];
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
        };
        /** AssessPhase */
        AssessPhase: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            assessmentId: string;
            /**
             * @description Give one of initiating, organising, sustaining.
             * @enum {string}
             */
            phase: "initiating" | "organising" | "sustaining";
            /** @description Give a list of up to 200 texts, each 1 to 500 characters: ids of facts, or words. */
            evidence: string[];
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
        };
        /** Attendance */
        Attendance: {
            /** @description Id of the fact by which it was recorded */
            id: string;
            /** @description Which meeting */
            meetingId: string;
            /** @description Whose presence */
            partnerId: string;
            /** @description Whose presence, by name */
            partnerName: string;
            /**
             * @description Present, absent, or excused: absent, but said so before
             * @enum {string}
             */
            presence: "present" | "absent" | "excused";
            /**
             * Format: date
             * @description The day of the meeting
             */
            occurredOn: string;
            /**
             * Format: date
             * @description The day the backbone came to know of it
             */
            reportedOn: string;
        };
        /** AttendanceList */
        AttendanceList: {
            /** @description Its id. */
            initiative: string;
            /**
             * Format: date
             * @description What had happened by this day.
             */
            asOf: string;
            /**
             * Format: date
             * @description What had been reported by this day.
             */
            knownAt: string;
            /** @description The position of the last fact of the initiative that it reflects. */
            position: number;
            items: components["schemas"]["Attendance"][];
            /** @description The next page; null on the last one. */
            next: string | null;
        };
        /** Award */
        Award: {
            awardId: string;
            factId: string;
            /** Format: date */
            awardedOn: string;
            /** Format: date */
            startsOn: string;
            /** Format: date */
            paysUntil: string;
            amount: number;
            currency: string;
            purpose: ("backbone" | "programme") | null;
            endedOn: string | null;
        };
        /** AwardFunding */
        AwardFunding: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            awardId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            startsOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            endsOn: string;
            /** @description Give a number of 0 or more. */
            amount: number;
            /** @description Give the ISO 4217 code of the currency, three capitals, such as JPY. */
            currency: string;
            /**
             * @description Give one of backbone, programme.
             * @enum {string|null}
             */
            purpose?: "backbone" | "programme" | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
        };
        /** Backbone */
        Backbone: {
            /** @description Its id. */
            initiative: string;
            /**
             * Format: date
             * @description What had happened by this day.
             */
            asOf: string;
            /**
             * Format: date
             * @description What had been reported by this day.
             */
            knownAt: string;
            /** @description The position of the last fact of the initiative that it reflects. */
            position: number;
            backbones: {
                id: string;
                name: string;
                /** Format: date */
                joinedOn: string;
            }[];
            functions: components["schemas"]["FunctionStanding"][];
            work: {
                days: number;
                lastOn: string | null;
                cadence: number | null;
                isOwnCadence: boolean | null;
                silence: number | null;
                timesCadence: number | null;
            };
            sponsors: {
                funders: {
                    partnerId: string;
                    partnerName: string;
                    currency: string;
                    perYear: number;
                    share: number;
                    /** Format: date */
                    until: string;
                }[];
                largest: {
                    partnerId: string;
                    share: number;
                } | null;
                concentration: number | null;
            };
            funding: components["schemas"]["Funding"];
        };
        /**
         * BundleWanted
         * @description What a bundle is to tell of.
         */
        BundleWanted: {
            /** @description One partner; the whole initiative unless told. */
            partner?: string;
            /**
             * Format: date
             * @description Its tables tell of what happened from this day; its leaves and proofs are whole all the same.
             */
            from?: string;
            /**
             * Format: date
             * @description Up to this day.
             */
            to?: string;
            /** @description Leaves out what is behind personal fields: verified, it is told as incomplete. */
            withholdPersonal?: boolean;
        };
        /** CallMeeting */
        CallMeeting: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            meetingId: string;
            /** @description Give a text of 1 to 500 characters. */
            title?: string | null;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            plannedOn: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
        };
        /** CancelMeeting */
        CancelMeeting: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            meetingId: string;
            /** @description Give a text of 1 to 500 characters. */
            title?: string | null;
        };
        /** CharterInitiative */
        CharterInitiative: {
            /** @description Give a text of 1 to 500 characters. */
            name: string;
            /** @description Give a text of 1 to 10000 characters. */
            purpose?: string | null;
            /**
             * Format: time-zone
             * @description Give an IANA time zone, such as Asia/Tokyo.
             */
            timeZone: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            plannedUntil?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
        };
        /** ClearFinding */
        ClearFinding: {
            /** @description Give a text of 1 to 10000 characters. */
            note?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            findingId: string;
        };
        /** CloudEvent */
        CloudEvent: {
            /** @constant */
            specversion: "1.0";
            id: string;
            /** Format: uri-reference */
            source: string;
            type: string;
            subject: string;
            /** Format: date-time */
            time: string;
            /** @constant */
            datacontenttype: "application/json";
            position: number;
            revision: number;
            /** Format: date */
            occurredon: string;
            /** Format: date */
            reportedon: string;
            actor: string;
            commandid: string;
            correlationid: string;
            causationid: string;
            data: Record<string, unknown>;
        };
        /** Cohort */
        Cohort: {
            cohort: string;
            partners: number | null;
            staying: components["schemas"]["Curve"] | null;
            firstAction: components["schemas"]["Curve"] | null;
        };
        /** CohortList */
        CohortList: {
            /** @description Its id. */
            initiative: string;
            /**
             * Format: date
             * @description What had happened by this day.
             */
            asOf: string;
            /**
             * Format: date
             * @description What had been reported by this day.
             */
            knownAt: string;
            /** @description The position of the last fact of the initiative that it reflects. */
            position: number;
            items: components["schemas"]["Cohort"][];
            /** @description The next page; null on the last one. */
            next: string | null;
        };
        /**
         * CommandAnswer
         * @description What became of a command.
         */
        CommandAnswer: {
            /** @description Stands in the facts, too. */
            commandId: string;
            stream: string;
            /** @description How many facts the stream has now: for If-Match. */
            revision: number;
            /** @description Of the log: for Sebone-Min-Position. */
            position: number;
            /** @description What was recorded; none where all was so already. */
            events: components["schemas"]["RecordedEvent"][];
        };
        /**
         * CommandLine
         * @description One command of many, on a line of its own.
         */
        CommandLine: {
            /** @enum {string} */
            command: "adopt-agenda" | "adopt-policy" | "assess-condition" | "assess-phase" | "award-funding" | "charter-initiative" | "correct-agenda" | "correct-charter" | "correct-condition-assessment" | "correct-funding-award" | "correct-funding-end" | "correct-initiative-ending" | "correct-initiative-reopening" | "correct-phase-assessment" | "correct-policy" | "end-funding" | "end-initiative" | "reopen-initiative" | "void-agenda" | "void-condition-assessment" | "void-funding-award" | "void-funding-end" | "void-initiative-ending" | "void-initiative-reopening" | "void-phase-assessment" | "void-policy" | "correct-action" | "correct-backbone-function" | "correct-commitment" | "correct-commitment-fulfilment" | "correct-commitment-revision" | "correct-commitment-withdrawal" | "correct-contact" | "correct-partner-invitation" | "correct-partner-joining" | "correct-partner-leaving" | "correct-resource" | "fulfil-commitment" | "invite-partner" | "join-partner" | "leave-partner" | "make-commitment" | "name-contact" | "perform-backbone-function" | "record-resource" | "report-action" | "return-partner" | "revise-commitment" | "void-action" | "void-backbone-function" | "void-commitment" | "void-commitment-fulfilment" | "void-commitment-revision" | "void-commitment-withdrawal" | "void-contact" | "void-partner-invitation" | "void-partner-joining" | "void-partner-leaving" | "void-resource" | "withdraw-commitment" | "call-meeting" | "cancel-meeting" | "correct-attendance" | "correct-meeting" | "correct-meeting-call" | "hold-meeting" | "record-attendance" | "void-attendance" | "void-meeting" | "void-meeting-call" | "correct-indicator-definition" | "correct-measurement" | "define-indicator" | "record-measurement" | "void-indicator-definition" | "void-measurement" | "correct-knowledge-sharing" | "correct-knowledge-use" | "share-knowledge" | "use-knowledge" | "void-knowledge-sharing" | "void-knowledge-use" | "acknowledge-finding" | "clear-finding" | "conclude-intervention" | "dismiss-finding" | "escalate-finding" | "raise-finding" | "start-intervention";
            /** @description Its Idempotency-Key. */
            key: string;
            /** @description Its If-Match: a revision, or * for any. */
            ifMatch?: number | "*";
            /** @description The command. */
            body: Record<string, unknown>;
        };
        /**
         * CommandLineAnswer
         * @description What became of the command on that line: its answer, or a problem.
         */
        CommandLineAnswer: {
            /** @description From 1. */
            line: number;
            status: number;
        };
        /** Commitment */
        Commitment: {
            /** @description Id of the fact by which it was made */
            id: string;
            /** @description Who committed */
            partnerId: string;
            /** @description Who committed, by name */
            partnerName: string;
            /** @description Its id among the partner’s own */
            commitmentId: string;
            /** @description What was promised, as last revised */
            title: string;
            /**
             * Format: date
             * @description The day it was made
             */
            madeOn: string;
            /**
             * Format: date
             * @description The day the backbone came to know of it
             */
            reportedOn: string;
            /**
             * Format: date
             * @description The last day in time, as last revised; null where none was named
             */
            dueOn: string | null;
            /**
             * @description Where it is in its life
             * @enum {string}
             */
            state: "made" | "underWay" | "overdue" | "broken" | "fulfilled" | "fulfilledLate" | "withdrawn";
            /**
             * Format: date
             * @description Since when it is in that state
             */
            since: string;
            /**
             * Format: date
             * @description When the state changes if nothing happens; null = never
             */
            nextDue: string | null;
            /**
             * Format: date
             * @description When it was fulfilled or withdrawn; null while neither
             */
            closedOn: string | null;
            /** @description How many actions were reported for it */
            actions: number;
            /**
             * Format: date
             * @description The first of them; null where there is none
             */
            firstActionOn: string | null;
            /**
             * Format: date
             * @description The last of them; null where there is none
             */
            lastActionOn: string | null;
        };
        /** CommitmentList */
        CommitmentList: {
            /** @description Its id. */
            initiative: string;
            /**
             * Format: date
             * @description What had happened by this day.
             */
            asOf: string;
            /**
             * Format: date
             * @description What had been reported by this day.
             */
            knownAt: string;
            /** @description The position of the last fact of the initiative that it reflects. */
            position: number;
            items: components["schemas"]["Commitment"][];
            /** @description The next page; null on the last one. */
            next: string | null;
        };
        /** ConcludeIntervention */
        ConcludeIntervention: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            interventionId: string;
            /** @description Give a text of 1 to 10000 characters. */
            outcome: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            findingId: string;
        };
        /**
         * ConsistencyProof
         * @description That the ledger at one size begins with what it was at another (RFC 9162).
         */
        ConsistencyProof: {
            from: number;
            to: number;
            /** @description SHA-256, in base64. */
            fromRoot: string;
            /** @description SHA-256, in base64. */
            toRoot: string;
            proof: string[];
        };
        /** Contact */
        Contact: {
            /** @description From 1 within the partner. */
            contact: number;
            /**
             * @description Named, taken back, or its personal data erased for ever.
             * @enum {string}
             */
            state: "named" | "voided" | "erased";
            /**
             * Format: date
             * @description The day of the fact that says so.
             */
            on: string;
            /**
             * Format: date
             * @description The day it was reported.
             */
            reportedOn: string;
            /** @description Id of that fact. */
            id: string;
            name: components["schemas"]["PersonalValue"];
            email: components["schemas"]["PersonalValue"] | null;
            phone: components["schemas"]["PersonalValue"] | null;
            note: components["schemas"]["PersonalValue"] | null;
        };
        /** ContactList */
        ContactList: {
            /** @description Its id. */
            initiative: string;
            /**
             * Format: date
             * @description What had happened by this day.
             */
            asOf: string;
            /**
             * Format: date
             * @description What had been reported by this day.
             */
            knownAt: string;
            /** @description The position of the last fact of the initiative that it reflects. */
            position: number;
            items: components["schemas"]["Contact"][];
            /** @description The next page; null on the last one. */
            next: string | null;
        };
        /** CorrectAction */
        CorrectAction: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            actionId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            commitmentId?: string | null;
            /**
             * @description Give one of planning-product, resource-generated, development, organisational-change, community-action, community-change, service-provided, media.
             * @enum {string|null}
             */
            code?: "planning-product" | "resource-generated" | "development" | "organisational-change" | "community-action" | "community-change" | "service-provided" | "media" | null;
            /** @description Give a text of 1 to 500 characters. */
            title: string;
            /** @description Give a number of 0 or more. */
            hours?: number | null;
            /** @description Give true or false. */
            completes?: boolean | null;
            /** @description Give a text of 1 to 10000 characters. */
            evidence?: string | null;
        };
        /** CorrectAgenda */
        CorrectAgenda: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a whole number from 1. */
            version: number;
            /** @description Give a text of 1 to 500 characters. */
            title: string;
            /** @description Give a text of 1 to 10000 characters. */
            statement?: string | null;
        };
        /** CorrectAttendance */
        CorrectAttendance: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            meetingId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /**
             * @description Give one of present, absent, excused.
             * @enum {string}
             */
            presence: "present" | "absent" | "excused";
        };
        /** CorrectBackboneFunction */
        CorrectBackboneFunction: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            activityId: string;
            /**
             * @description Give one of vision, alignment, measurement, public-will, policy, funding.
             * @enum {string}
             */
            function: "vision" | "alignment" | "measurement" | "public-will" | "policy" | "funding";
            /** @description Give a text of 1 to 500 characters. */
            title?: string | null;
        };
        /** CorrectCharter */
        CorrectCharter: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            name: string;
            /** @description Give a text of 1 to 10000 characters. */
            purpose?: string | null;
            /**
             * Format: time-zone
             * @description Give an IANA time zone, such as Asia/Tokyo.
             */
            timeZone: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            plannedUntil?: string | null;
        };
        /** CorrectCommitment */
        CorrectCommitment: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            commitmentId: string;
            /** @description Give a text of 1 to 500 characters. */
            title: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            dueOn?: string | null;
        };
        /** CorrectCommitmentFulfilment */
        CorrectCommitmentFulfilment: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            commitmentId: string;
            /** @description Give a text of 1 to 10000 characters. */
            evidence?: string | null;
        };
        /** CorrectCommitmentRevision */
        CorrectCommitmentRevision: {
            /** @description Give a whole number from 1. */
            revision: number;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            commitmentId: string;
            /** @description Give a text of 1 to 500 characters. */
            title: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            dueOn?: string | null;
        };
        /** CorrectCommitmentWithdrawal */
        CorrectCommitmentWithdrawal: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            commitmentId: string;
            /** @description Give a text of 1 to 500 characters. */
            reason?: string | null;
        };
        /** CorrectConditionAssessment */
        CorrectConditionAssessment: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            assessmentId: string;
            /**
             * @description Give one of common-agenda, shared-measurement, mutually-reinforcing-activities, continuous-communication, backbone-support.
             * @enum {string}
             */
            condition: "common-agenda" | "shared-measurement" | "mutually-reinforcing-activities" | "continuous-communication" | "backbone-support";
            /**
             * @description Give one of absent, emerging, established.
             * @enum {string}
             */
            grade: "absent" | "emerging" | "established";
            /** @description Give a list of up to 200 texts, each 1 to 500 characters: ids of facts, or words. */
            evidence: string[];
        };
        /** CorrectContact */
        CorrectContact: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /** @description Give a whole number from 1. */
            contact: number;
            /** @description Give a text of 1 to 500 characters. */
            name: string;
            /** @description Give an e-mail address of up to 254 characters, such as name@example.org. */
            email?: string | null;
            /** @description Give a telephone number of 3 to 40 digits, blanks and ( ) . / # -, with + before it where you like. */
            phone?: string | null;
            /** @description Give a text of 1 to 4000 characters. */
            note?: string | null;
        };
        /** CorrectFundingAward */
        CorrectFundingAward: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            awardId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            startsOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            endsOn: string;
            /** @description Give a number of 0 or more. */
            amount: number;
            /** @description Give the ISO 4217 code of the currency, three capitals, such as JPY. */
            currency: string;
            /**
             * @description Give one of backbone, programme.
             * @enum {string|null}
             */
            purpose?: "backbone" | "programme" | null;
        };
        /** CorrectFundingEnd */
        CorrectFundingEnd: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            awardId: string;
            /** @description Give a text of 1 to 500 characters. */
            reason?: string | null;
        };
        /** CorrectIndicatorDefinition */
        CorrectIndicatorDefinition: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            indicatorId: string;
            /** @description Give a whole number from 1. */
            version: number;
            /** @description Give a text of 1 to 500 characters. */
            name: string;
            /** @description Give a text of 1 to 500 characters. */
            unit?: string | null;
            /**
             * @description Give one of up, down.
             * @enum {string|null}
             */
            direction?: "up" | "down" | null;
            /** @description Give a number. */
            baseline?: number | null;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            baselineOn?: string | null;
            /** @description Give a number. */
            target?: number | null;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            targetOn?: string | null;
        };
        /** CorrectInitiativeEnding */
        CorrectInitiativeEnding: {
            /** @description Give a whole number from 1. */
            ending: number;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /**
             * @description Give one of achieved, no-longer-needed, merged, funding, motivation, sponsor-exit, faded, other.
             * @enum {string}
             */
            reason: "achieved" | "no-longer-needed" | "merged" | "funding" | "motivation" | "sponsor-exit" | "faded" | "other";
            /** @description Give a text of 1 to 10000 characters. */
            note?: string | null;
        };
        /** CorrectInitiativeReopening */
        CorrectInitiativeReopening: {
            /** @description Give a whole number from 1. */
            ending: number;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 10000 characters. */
            note?: string | null;
        };
        /** CorrectKnowledgeSharing */
        CorrectKnowledgeSharing: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            itemId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /** @description Give a text of 1 to 500 characters. */
            title: string;
            /**
             * @description Give one of progress, evaluation, beneficiary, research, minutes, other.
             * @enum {string|null}
             */
            kind?: "progress" | "evaluation" | "beneficiary" | "research" | "minutes" | "other" | null;
        };
        /** CorrectKnowledgeUse */
        CorrectKnowledgeUse: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            itemId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            useId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /**
             * @description Give one of received, discussed, referenced, adopted, implemented, effect.
             * @enum {string}
             */
            stage: "received" | "discussed" | "referenced" | "adopted" | "implemented" | "effect";
            /** @description Give a text of 1 to 10000 characters. */
            evidence?: string | null;
        };
        /** CorrectMeasurement */
        CorrectMeasurement: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            indicatorId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            measurementId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId?: string | null;
            /** @description Give a number. */
            value: number;
        };
        /** CorrectMeeting */
        CorrectMeeting: {
            /**
             * @description Give one of held, cancelled.
             * @enum {string}
             */
            status: "held" | "cancelled";
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            meetingId: string;
            /** @description Give a text of 1 to 500 characters. */
            title?: string | null;
        };
        /** CorrectMeetingCall */
        CorrectMeetingCall: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            meetingId: string;
            /** @description Give a text of 1 to 500 characters. */
            title?: string | null;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            plannedOn: string;
        };
        /** CorrectPartnerInvitation */
        CorrectPartnerInvitation: {
            /** @description Give a whole number from 1. */
            stay: number;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /** @description Give a text of 1 to 500 characters. */
            name: string;
        };
        /** CorrectPartnerJoining */
        CorrectPartnerJoining: {
            /** @description Give a whole number from 1. */
            stay: number;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /** @description Give a text of 1 to 500 characters. */
            name: string;
            /**
             * @description Give one of government, business, nonprofit, philanthropy, academia, labour, consumer, community, other.
             * @enum {string|null}
             */
            sector?: "government" | "business" | "nonprofit" | "philanthropy" | "academia" | "labour" | "consumer" | "community" | "other" | null;
            /**
             * @description Give one of backbone, funder, member, beneficiary.
             * @enum {string|null}
             */
            role?: "backbone" | "funder" | "member" | "beneficiary" | null;
        };
        /** CorrectPartnerLeaving */
        CorrectPartnerLeaving: {
            /** @description Give a whole number from 1. */
            stay: number;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /** @description Give a text of 1 to 500 characters. */
            reason?: string | null;
        };
        /** CorrectPhaseAssessment */
        CorrectPhaseAssessment: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            assessmentId: string;
            /**
             * @description Give one of initiating, organising, sustaining.
             * @enum {string}
             */
            phase: "initiating" | "organising" | "sustaining";
            /** @description Give a list of up to 200 texts, each 1 to 500 characters: ids of facts, or words. */
            evidence: string[];
        };
        /** CorrectPolicy */
        CorrectPolicy: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            version: string;
            /** @description Give an object of known thresholds, each a number within its range (see the catalogue of thresholds). */
            thresholds: {
                /** @description Days from joining without a first contribution until a partner counts as stalled */
                "partner.stalls-after"?: number;
                /** @description Days since the last contribution until a partner counts as dormant */
                "partner.goes-dormant-after"?: number;
                /** @description Days dormant until a partner counts as lapsed */
                "partner.lapses-after"?: number;
                /** @description Days overdue until a commitment counts as broken */
                "commitment.breaks-after"?: number;
                /** @description Days without any sign of life until an initiative counts as faltering */
                "initiative.falters-after"?: number;
                /** @description Days faltering until an initiative counts as dormant */
                "initiative.goes-dormant-after"?: number;
                /** @description Days dormant until an initiative counts as faded */
                "initiative.fades-after"?: number;
                /** @description Days from sharing without a use by another partner until an item counts as orphaned */
                "item.orphaned-after"?: number;
                /** @description Days after joining during which a partner is not judged for taking */
                "taking.newcomer-grace"?: number;
                /** @description Days over which what was given is held against what was received */
                "taking.window"?: number;
                /** @description Fewest receipts of one kind in that time from which reciprocity is judged */
                "taking.receipts-at-least"?: number;
                /** @description Given for each unit received of the same kind: at this or less, that kind is out of proportion */
                "taking.in-kind-share"?: number;
                /** @description Months in which a partner gave anything at all, for each month in which it received: at this or less, worth watching */
                "taking.months-answered-watch"?: number;
                /** @description Months in which a partner gave anything at all, for each month in which it received: at this or less, a warning */
                "taking.months-answered-warning"?: number;
                /** @description What one hour counts in the currency of the initiative: declared, money and hours are weighed together; 0 = not declared, kinds are never summed */
                "taking.exchange-hour"?: number;
                /** @description What one item counts in the currency of the initiative: declared, money and items are weighed together; 0 = not declared, kinds are never summed */
                "taking.exchange-item"?: number;
                /** @description Months after its first receipt in which a partner gave nothing, for a warning */
                "taking.nothing-given-warning"?: number;
                /** @description Months after its first receipt in which a partner gave nothing, for critical */
                "taking.nothing-given-critical"?: number;
                /** @description Months in which one that has given before goes on receiving and gives nothing, worth watching */
                "taking.stopped-giving-watch"?: number;
                /** @description Months in which one that has given before goes on receiving and gives nothing, for a warning */
                "taking.stopped-giving-warning"?: number;
                /** @description Months in which one that has given before goes on receiving and gives nothing, for critical */
                "taking.stopped-giving-critical"?: number;
                /** @description Receipts since it last gave by which one that has given before goes on receiving */
                "taking.goes-on-receiving"?: number;
                /** @description Items of others put to use in the window, with nothing given, that are worth watching */
                "taking.uses-at-least"?: number;
                /** @description The share of everything given that the fewest givers are counted for */
                "taking.half"?: number;
                /** @description Share of the members that give half of everything: at this or less, worth watching */
                "taking.givers-watch"?: number;
                /** @description Share of the members that give half of everything: at this or less, a warning */
                "taking.givers-warning"?: number;
                /** @description Most givers of half of everything for which concentration is a sign at all */
                "taking.givers-at-most"?: number;
                /** @description Fewest members from which concentration is judged */
                "taking.members-at-least"?: number;
                /** @description Fewest actions in the window from which their concentration is judged */
                "taking.actions-at-least"?: number;
                /** @description Fewest gifts of one kind in the window from which their concentration is judged */
                "taking.gifts-at-least"?: number;
                /** @description Fewest members that give of a kind from which its concentration is judged */
                "taking.givers-at-least"?: number;
                /** @description Longest gap between contributions of anyone over which they still count as being recorded */
                "taking.record-gap"?: number;
                /** @description Days after the last of anyone for which contributions still count as being recorded */
                "taking.record-tail"?: number;
                /** @description So many partners that contributions may be missing from a record that holds none: with fewer, it is taken at its word */
                "taking.record-doubted-from"?: number;
                /** @description Longest time allowed for reports under way before silence is judged */
                "taking.reported-within"?: number;
                /** @description Days from joining without any contribution until it is worth watching */
                "joining.first-action-watch"?: number;
                /** @description Days from joining without any contribution until it is a warning */
                "joining.first-action-warning"?: number;
                /** @description Days from joining without any contribution until it is critical */
                "joining.first-action-critical"?: number;
                /** @description Days past its due date until a commitment is worth watching */
                "joining.overdue-watch"?: number;
                /** @description Days past its due date until a commitment is a warning */
                "joining.overdue-warning"?: number;
                /** @description Days past its due date until a commitment is critical, unless its partner is moving */
                "joining.overdue-critical"?: number;
                /** @description Days for which an action keeps an overdue commitment from being critical */
                "joining.progress-lately"?: number;
                /** @description Days for which a commitment stays raised after it counts as broken */
                "joining.broken-raised-for"?: number;
                /** @description Commitments of one partner overdue together that raise the partner itself */
                "joining.overdue-together"?: number;
                /** @description Days for which a commitment counts after it fell due */
                "joining.commitments-window"?: number;
                /** @description Fewest commitments fallen due from which a share is judged */
                "joining.commitments-at-least"?: number;
                /** @description Days after which a commitment without a date counts as fallen due */
                "joining.undated-after"?: number;
                /** @description Share of commitments fallen due without any action that is worth watching */
                "joining.never-acted-watch"?: number;
                /** @description Share of commitments fallen due without any action that is a warning */
                "joining.never-acted-warning"?: number;
                /** @description Share of commitments fallen due without any action that is critical, where the partner did nothing else */
                "joining.never-acted-critical"?: number;
                /** @description Days over which presence at meetings is held against contributions */
                "joining.presence-window"?: number;
                /** @description Meetings attended in that time without any contribution that are worth watching */
                "joining.presence-watch"?: number;
                /** @description Meetings attended in that time without any contribution that are a warning */
                "joining.presence-warning"?: number;
                /** @description Days over which reports of actions are looked through */
                "joining.reports-window"?: number;
                /** @description Fewest reports in that time from which their content is judged */
                "joining.reports-at-least"?: number;
                /** @description Share of reports without hours, evidence or a completed commitment that is worth watching */
                "joining.empty-reports-watch"?: number;
                /** @description Share of reports without hours, evidence or a completed commitment that is a warning */
                "joining.empty-reports-warning"?: number;
                /** @description Share of the other partners' reports that must have content before its absence says anything */
                "joining.content-customary"?: number;
                /** @description Longest gap between reported actions of anyone over which actions still count as being recorded */
                "joining.record-gap"?: number;
                /** @description Days after the last of anyone for which actions still count as being recorded */
                "joining.record-tail"?: number;
                /** @description So many partners, or commitments past due, that actions may be missing from a record that holds none: with fewer, it is taken at its word */
                "joining.record-doubted-from"?: number;
                /** @description Longest time allowed for reports under way before silence is judged */
                "joining.reported-within"?: number;
                /** @description Months of funding left at which to keep an eye on it */
                "giving-up.runway-watch"?: number;
                /** @description Months of funding left at which to talk about it */
                "giving-up.runway-warning"?: number;
                /** @description Months of funding left at which to act */
                "giving-up.runway-critical"?: number;
                /** @description Months of the planned time without funding at which to keep an eye on it */
                "giving-up.funding-gap-watch"?: number;
                /** @description Months of the planned time without funding at which to talk about it */
                "giving-up.funding-gap-warning"?: number;
                /** @description Months of the planned time without funding at which to act */
                "giving-up.funding-gap-critical"?: number;
                /** @description Months of funding left from which on a gap to the planned end is judged at all */
                "giving-up.funding-gap-runway"?: number;
                /** @description Fewest renewals of funding that make a habit */
                "giving-up.renewals-least"?: number;
                /** @description Months after funding or commitments ran out from which on an initiative that still acts is taken to live by other means */
                "giving-up.memory"?: number;
                /** @description Months of the planned time that no commitment reaches, at which to keep an eye on it */
                "giving-up.commitment-gap-watch"?: number;
                /** @description Months of the planned time that no commitment reaches, at which to talk about it */
                "giving-up.commitment-gap-warning"?: number;
                /** @description Days without any open commitment before the gap is judged */
                "giving-up.commitment-quiet"?: number;
                /** @description Fewest commitments with a due date for the gap to be judged */
                "giving-up.commitments-least"?: number;
                /** @description Days within which a partner has to contribute to count as active */
                "giving-up.active-window"?: number;
                /** @description Fall of the share of active partners at which to keep an eye on it */
                "giving-up.active-fall-watch"?: number;
                /** @description Fall of the share of active partners at which to talk about it */
                "giving-up.active-fall-warning"?: number;
                /** @description Fall of the share of active partners at which to act */
                "giving-up.active-fall-critical"?: number;
                /** @description Fewest partners for a share of them to be judged */
                "giving-up.active-partners-least"?: number;
                /** @description Fewest partners by which the active ones must have fallen */
                "giving-up.active-fallers-least"?: number;
                /** @description Partners that left within a year, of those at its start, at which to keep an eye on it */
                "giving-up.departures-watch"?: number;
                /** @description Partners that left within a year, of those at its start, at which to talk about it */
                "giving-up.departures-warning"?: number;
                /** @description Partners that left within a year, of those at its start, at which to act */
                "giving-up.departures-critical"?: number;
                /** @description Fewest partners at the start of the year for departures to be judged */
                "giving-up.departures-partners-least"?: number;
                /** @description Fewest departures within a year to be judged */
                "giving-up.departures-least"?: number;
                /** @description Share of the partners leaving on one day for one stated reason that, refilled, counts as one departure */
                "giving-up.reseating-share"?: number;
                /** @description Share of the vacated seats that joiners must fill for it to count as one departure */
                "giving-up.reseating-refilled"?: number;
                /** @description Days around the day of leaving within which joiners fill the seats */
                "giving-up.reseating-days"?: number;
                /** @description Largest p of a step down in activity */
                "giving-up.change-point-p"?: number;
                /** @description Activity after the step, as a part of that before, at which to keep an eye on it */
                "giving-up.change-point-watch"?: number;
                /** @description Activity after the step, as a part of that before, at which to talk about it */
                "giving-up.change-point-warning"?: number;
                /** @description Activity after the step, as a part of that before, at which to act */
                "giving-up.change-point-critical"?: number;
                /** @description Fewest periods for a change point to be looked for */
                "giving-up.change-point-points"?: number;
                /** @description The latest periods that are looked at */
                "giving-up.change-point-span"?: number;
                /** @description Years for which a step down is a sign */
                "giving-up.change-point-recency"?: number;
                /** @description Years of record from which on activity is counted by quarters, else by months */
                "giving-up.quarters-from"?: number;
                /** @description Least activity in a period before the step, in days on which a partner acted */
                "giving-up.activity-least"?: number;
                /** @description Days without any activity at which to keep an eye on it */
                "giving-up.ceased-watch"?: number;
                /** @description Days without any activity at which to talk about it */
                "giving-up.ceased-warning"?: number;
                /** @description Days without any activity at which to act */
                "giving-up.ceased-critical"?: number;
                /** @description Multiple of its own usual pause within which an initiative has not ceased */
                "giving-up.ceased-patience"?: number;
                /** @description Share of its own pauses that its usual pause is to cover */
                "giving-up.ceased-usual"?: number;
                /** @description Years before its last activity over which the usual pause is taken */
                "giving-up.ceased-years"?: number;
                /** @description Fewest pauses between days of activity for its ceasing to be judged */
                "giving-up.ceased-pauses-least"?: number;
                /** @description Days without a contribution of a partner that used to contribute at which to keep an eye on it */
                "giving-up.quiet-watch"?: number;
                /** @description Days without a contribution of a partner that used to contribute at which to act, whatever its cadence */
                "giving-up.quiet-critical"?: number;
                /** @description Multiple of its own usual pause within which a partner has not gone quiet */
                "giving-up.quiet-patience"?: number;
                /** @description Share of its own pauses that the usual pause of a partner is to cover */
                "giving-up.quiet-usual"?: number;
                /** @description Years before its last contribution over which the usual pause of a partner is taken */
                "giving-up.quiet-years"?: number;
                /** @description Fewest pauses between the contributions of a partner for its silence to be judged */
                "giving-up.quiet-pauses-least"?: number;
                /** @description Share of the others not dormant when a partner fell silent that must have gone on contributing for its silence to be judged */
                "giving-up.others-go-on"?: number;
                /** @description Longest gap between contributions of anyone over which they still count as being recorded */
                "giving-up.record-gap"?: number;
                /** @description Days after the last of anyone for which contributions still count as being recorded, and by which others must have outlasted a partner to have gone on */
                "giving-up.record-tail"?: number;
                /** @description Longest usual delay of reports that is allowed for */
                "giving-up.reporting-lag-most"?: number;
                /** @description Years from the start before which nothing is said of effects */
                "giving-up.verdict-from"?: number;
                /** @description The latest measurements that are held against the forecast */
                "giving-up.forecast-latest"?: number;
                /** @description Of the latest measurements, how many no better than forecast at which to keep an eye on it */
                "giving-up.forecast-watch"?: number;
                /** @description Of the latest measurements, how many no better than forecast at which to talk about it */
                "giving-up.forecast-warning"?: number;
                /** @description Of the latest measurements, how many no better than forecast at which to act */
                "giving-up.forecast-critical"?: number;
                /** @description Fewest measurements up to the baseline for its trend to be carried forward */
                "giving-up.forecast-trend-points"?: number;
                /** @description Days after the last measurement from which on its indicator is not judged */
                "giving-up.forecast-stale"?: number;
                /** @description The latest measurements whose middle is held against the way to the target */
                "giving-up.target-latest"?: number;
                /** @description Progress made, as a part of that planned by then, at which to keep an eye on it */
                "giving-up.target-watch"?: number;
                /** @description Progress made, as a part of that planned by then, at which to talk about it */
                "giving-up.target-warning"?: number;
                /** @description Fewest recorded uses by others for unused items to be judged at all */
                "sharing.uses-least"?: number;
                /** @description Days for which what was shared is judged */
                "sharing.window"?: number;
                /** @description Days over which the share of unused items is taken */
                "sharing.share-window"?: number;
                /** @description Days from sharing without a use by another partner at which to talk about an item */
                "sharing.item-warning"?: number;
                /** @description Fewest items for a share of them to be judged */
                "sharing.items-least"?: number;
                /** @description Share of items that nobody else used at which to keep an eye on it */
                "sharing.unused-watch"?: number;
                /** @description Share of items that nobody else used at which to talk about it */
                "sharing.unused-warning"?: number;
                /** @description Share of items that nobody else used at which to act */
                "sharing.unused-critical"?: number;
                /** @description Days given to a partner to take an item a rung further */
                "sharing.matures-after"?: number;
                /** @description Fewest uses recorded at a rung for it to be judged */
                "sharing.rung-recorded-least"?: number;
                /** @description Fewest pairs of an item and a partner on a rung for its conversion to be judged */
                "sharing.pairs-least"?: number;
                /** @description Share that goes on to the next recorded rung at which to keep an eye on it */
                "sharing.conversion-watch"?: number;
                /** @description Share that goes on to the next recorded rung at which to talk about it */
                "sharing.conversion-warning"?: number;
                /** @description Share that goes on to the next recorded rung at which to act */
                "sharing.conversion-critical"?: number;
                /** @description Median days from sharing to the first use by another at which to keep an eye on it */
                "sharing.median-watch"?: number;
                /** @description Median days from sharing to the first use by another at which to talk about it */
                "sharing.median-warning"?: number;
                /** @description Median days from sharing to the first use by another at which to act */
                "sharing.median-critical"?: number;
                /** @description Median time to use, as a multiple of that of the period before, at which to keep an eye on it */
                "sharing.slowing-watch"?: number;
                /** @description Median time to use, as a multiple of that of the period before, at which to talk about it */
                "sharing.slowing-warning"?: number;
                /** @description Median time to use below which slowing is no sign */
                "sharing.slowing-floor"?: number;
                /** @description Days after the first use from which on a further use shows that the item has taken root */
                "sharing.reuse-after"?: number;
                /** @description Days after the first use from which on its item is judged for further use */
                "sharing.reuse-matures-after"?: number;
                /** @description Days after the first use up to which its item is judged for further use */
                "sharing.reuse-window"?: number;
                /** @description Fewest items with more than one recorded use for re-use to be judged at all */
                "sharing.reuse-recorded-least"?: number;
                /** @description Share of used items that were used again at which to keep an eye on it */
                "sharing.reuse-watch"?: number;
                /** @description Share of used items that were used again at which to talk about it */
                "sharing.reuse-warning"?: number;
                /** @description Items that a partner shared and nobody else used, of all it shared, at which to keep an eye on it */
                "sharing.broadcast-watch"?: number;
                /** @description Items that a partner shared and nobody else used, of all it shared, at which to talk about it */
                "sharing.broadcast-warning"?: number;
                /** @description Items that a partner received and took no further at which to keep an eye on it */
                "sharing.receive-watch"?: number;
                /** @description Items that a partner received and took no further at which to talk about it */
                "sharing.receive-warning"?: number;
                /** @description Silence of the backbone, as a multiple of its own cadence, at which to keep an eye on it */
                "no-backbone.silence-watch"?: number;
                /** @description Silence of the backbone, as a multiple of its own cadence, at which to talk about it */
                "no-backbone.silence-warning"?: number;
                /** @description Silence of the backbone, as a multiple of its own cadence, at which to act */
                "no-backbone.silence-critical"?: number;
                /** @description Fewest days of backbone work on record for its silence to be judged */
                "no-backbone.signs-least"?: number;
                /** @description Fewest pauses between signs of backbone work that make a cadence */
                "no-backbone.intervals-least"?: number;
                /** @description Share of its own pauses that a cadence is to cover */
                "no-backbone.cadence-share"?: number;
                /** @description Years before its last sign over which the cadence is taken */
                "no-backbone.cadence-years"?: number;
                /** @description Cadence taken where there are too few pauses for its own */
                "no-backbone.cadence-assumed"?: number;
                /** @description Shortest cadence that silence is held against */
                "no-backbone.cadence-shortest"?: number;
                /** @description Longest cadence that silence is held against */
                "no-backbone.cadence-longest"?: number;
                /** @description Longest usual delay of reports that is allowed for */
                "no-backbone.reporting-lag-most"?: number;
                /** @description Days without anybody named as backbone at which to keep an eye on it */
                "no-backbone.unnamed-watch"?: number;
                /** @description Days without anybody named as backbone at which to talk about it */
                "no-backbone.unnamed-warning"?: number;
                /** @description Fewest partners for whom a backbone is missed */
                "no-backbone.partners-least"?: number;
                /** @description Days since the last backbone left and nobody took over at which to keep an eye on it */
                "no-backbone.left-watch"?: number;
                /** @description Days since the last backbone left and nobody took over at which to talk about it */
                "no-backbone.left-warning"?: number;
                /** @description Days since the last backbone left and nobody took over at which to act */
                "no-backbone.left-critical"?: number;
                /** @description Days on which a function must have been performed for it to be missed */
                "no-backbone.function-habit"?: number;
                /** @description Days since a function was last performed at which it counts as lapsed */
                "no-backbone.function-lapses-after"?: number;
                /** @description Multiple of the longest pause of a function within which it does not count as lapsed */
                "no-backbone.function-patience"?: number;
                /** @description Lapsed functions at which to keep an eye on it */
                "no-backbone.lapsed-watch"?: number;
                /** @description Lapsed functions at which to talk about it */
                "no-backbone.lapsed-warning"?: number;
                /** @description Lapsed functions at which to act */
                "no-backbone.lapsed-critical"?: number;
                /** @description Functions never performed at which to keep an eye on it */
                "no-backbone.missing-watch"?: number;
                /** @description Functions on record from which on the others are missed */
                "no-backbone.missing-others"?: number;
                /** @description Days from the start before which no function is missed */
                "no-backbone.missing-after"?: number;
                /** @description Share of the yearly funding from one funder at which to keep an eye on it */
                "no-backbone.sponsor-share-watch"?: number;
                /** @description Share of the yearly funding from one funder at which to talk about it */
                "no-backbone.sponsor-share-warning"?: number;
                /** @description Share of the yearly funding from one funder, whose awards end soon, at which to act */
                "no-backbone.sponsor-share-critical"?: number;
                /** @description Months within which the awards of the largest funder end for its share to be critical */
                "no-backbone.sponsor-ends-within"?: number;
                /** @description Renewals by the largest funder that make a habit, so that its award ending soon is not critical */
                "no-backbone.sponsor-renewals"?: number;
                /** @description Days without an award that count as a pause between two, not as a retreat */
                "no-backbone.sponsor-pause"?: number;
                /** @description Part of its yearly funding that the largest funder has withdrawn at which to keep an eye on it */
                "no-backbone.sponsor-retreat-watch"?: number;
                /** @description Part of its yearly funding that the largest funder has withdrawn at which to talk about it */
                "no-backbone.sponsor-retreat-warning"?: number;
                /** @description Part of its yearly funding that the largest funder has withdrawn at which to act */
                "no-backbone.sponsor-retreat-critical"?: number;
                /** @description Concentration of funding (HHI) above which to keep an eye on it */
                "no-backbone.concentration-watch"?: number;
                /** @description Concentration of funding (HHI) above which to talk about it */
                "no-backbone.concentration-warning"?: number;
                /** @description Sources of funding in force at which to keep an eye on it */
                "no-backbone.sources-watch"?: number;
                /** @description Sources of funding in force at which to talk about it */
                "no-backbone.sources-warning"?: number;
                /** @description Sources of funding in force at which to act */
                "no-backbone.sources-critical"?: number;
                /** @description Months after the last funding from which on an initiative that still acts is taken to live by other means */
                "no-backbone.sources-memory"?: number;
                /** @description Days for which a gift of money counts as a source of funding */
                "no-backbone.gift-lasts"?: number;
                /** @description Days over which backbone work is shared out among those who did it */
                "no-backbone.holder-window"?: number;
                /** @description Fewest backbone activities for the share of one holder to be judged */
                "no-backbone.holder-work-least"?: number;
                /** @description Backbone activities of other backbones that show that the work was shared once */
                "no-backbone.holder-shared-least"?: number;
                /** @description Share of backbone work in one hand at which to keep an eye on it */
                "no-backbone.holder-watch"?: number;
                /** @description Share of backbone work in one hand at which to talk about it */
                "no-backbone.holder-warning"?: number;
            };
            /** @description Give a text of 1 to 500 characters. */
            rationale: string;
        };
        /** CorrectResource */
        CorrectResource: {
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            flowId: string;
            /**
             * @description Give one of gave, received.
             * @enum {string}
             */
            direction: "gave" | "received";
            /**
             * @description Give one of money, time, in-kind, knowledge, data, venue, other.
             * @enum {string}
             */
            kind: "money" | "time" | "in-kind" | "knowledge" | "data" | "venue" | "other";
            /** @description Give a number of 0 or more. */
            amount?: number | null;
            /** @description Give an ISO 4217 currency code (three capitals), hours or items. */
            unit?: string | null;
            /** @description Give a text of 1 to 10000 characters. */
            note?: string | null;
        };
        /** Curve */
        Curve: {
            steps: components["schemas"]["SurvivalStep"][];
            toldUntil: number;
            suppressed: boolean;
            median: number | null;
        };
        /** DefineIndicator */
        DefineIndicator: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            indicatorId: string;
            /** @description Give a whole number from 1. */
            version: number;
            /** @description Give a text of 1 to 500 characters. */
            name: string;
            /** @description Give a text of 1 to 500 characters. */
            unit?: string | null;
            /**
             * @description Give one of up, down.
             * @enum {string|null}
             */
            direction?: "up" | "down" | null;
            /** @description Give a number. */
            baseline?: number | null;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            baselineOn?: string | null;
            /** @description Give a number. */
            target?: number | null;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            targetOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
        };
        /** DefinitionVersion */
        DefinitionVersion: {
            factId: string;
            version: number;
            /** Format: date */
            definedOn: string;
            /** Format: date */
            reportedOn: string;
            name: string;
            unit: string | null;
            direction: ("up" | "down") | null;
            baseline: number | null;
            baselineOn: string | null;
            target: number | null;
            targetOn: string | null;
        };
        /** DismissFinding */
        DismissFinding: {
            /** @description Give a text of 1 to 500 characters. */
            reason: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            findingId: string;
        };
        /** EndFunding */
        EndFunding: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            awardId: string;
            /** @description Give a text of 1 to 500 characters. */
            reason?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
        };
        /** EndInitiative */
        EndInitiative: {
            /**
             * @description Give one of achieved, no-longer-needed, merged, funding, motivation, sponsor-exit, faded, other.
             * @enum {string}
             */
            reason: "achieved" | "no-longer-needed" | "merged" | "funding" | "motivation" | "sponsor-exit" | "faded" | "other";
            /** @description Give a text of 1 to 10000 characters. */
            note?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
        };
        /** EscalateFinding */
        EscalateFinding: {
            /**
             * @description Give one of watch, warning, critical.
             * @enum {string}
             */
            level: "watch" | "warning" | "critical";
            /** @description Give a number from 0 to 1. */
            score: number;
            /** @description Give a list of up to 200 texts, each 1 to 500 characters: ids of facts, or words. */
            evidence: string[];
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            findingId: string;
        };
        /** Evidence */
        Evidence: {
            id: string;
            stream: string;
            revision: number;
            type: string;
            /** Format: date */
            occurredOn: string;
        };
        /** Exchanged */
        Exchanged: {
            /** @enum {string} */
            kind: "money" | "time" | "in-kind" | "knowledge" | "data" | "venue" | "other";
            unit: string | null;
            year: components["schemas"]["Flows"];
            overall: components["schemas"]["Flows"];
        };
        /** Finding */
        Finding: {
            /** @enum {string} */
            trap: "taking-without-giving" | "joining-without-acting" | "giving-up-early" | "sharing-without-use" | "no-backbone";
            subject: {
                /** @enum {string} */
                kind: "initiative" | "partner" | "commitment" | "item" | "indicator";
                id: string;
            };
            /** @enum {string} */
            level: "watch" | "warning" | "critical";
            /** Format: date */
            since: string;
            score: number;
            measures: {
                [key: string]: components["schemas"]["MeasureReading"];
            };
            evidence: components["schemas"]["Evidence"][];
            policyVersion: string;
            explanation: components["schemas"]["Sentence"];
        };
        /** FindingList */
        FindingList: {
            /** @description Its id. */
            initiative: string;
            /**
             * Format: date
             * @description What had happened by this day.
             */
            asOf: string;
            /**
             * Format: date
             * @description What had been reported by this day.
             */
            knownAt: string;
            /** @description The position of the last fact of the initiative that it reflects. */
            position: number;
            items: components["schemas"]["Finding"][];
            /** @description The next page; null on the last one. */
            next: string | null;
        };
        /** Flows */
        Flows: {
            given: number | null;
            timesGiven: number;
            received: number | null;
            timesReceived: number;
        };
        /** Forecast */
        Forecast: {
            /** Format: date */
            on: string;
            value: number;
            /** @enum {string} */
            from: "defined" | "first-year";
            perYear: number;
            carriedDays: number;
            expected: number;
        };
        /** FulfilCommitment */
        FulfilCommitment: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            commitmentId: string;
            /** @description Give a text of 1 to 10000 characters. */
            evidence?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** FunctionStanding */
        FunctionStanding: {
            /** @enum {string} */
            function: "vision" | "alignment" | "measurement" | "public-will" | "policy" | "funding";
            last: {
                /** Format: date */
                on: string;
                partnerId: string;
                partnerName: string;
                factId: string;
            } | null;
            times: number;
            timesInYear: number;
            lapsesOn: string | null;
            isLapsed: boolean;
        };
        /** Funding */
        Funding: {
            fundedUntil: string | null;
            daysLeft: number | null;
            awards: number;
            inForce: number;
            byPurpose: {
                purpose: ("backbone" | "programme") | null;
                fundedUntil: string | null;
                daysLeft: number | null;
                awards: number;
                inForce: number;
            }[];
        };
        /** HoldMeeting */
        HoldMeeting: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            meetingId: string;
            /** @description Give a text of 1 to 500 characters. */
            title?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
        };
        /**
         * InclusionProof
         * @description That a fact is in the ledger, under a signed checkpoint (RFC 9162).
         */
        InclusionProof: {
            /** @description Of the leaf, from 0. */
            index: number;
            /** @description How many leaves the checkpoint has. */
            size: number;
            /** @description SHA-256, in base64. */
            root: string;
            /** @description SHA-256, in base64. */
            leafHash: string;
            /** @description Its exact text (RFC 8785): hash it as it is. */
            leaf: string;
            proof: string[];
            /** @description The signed note (C2SP tlog-checkpoint), with the cosignatures of witnesses. */
            checkpoint: string;
        };
        /** Indicator */
        Indicator: {
            /** @description Its id. */
            initiative: string;
            /**
             * Format: date
             * @description What had happened by this day.
             */
            asOf: string;
            /**
             * Format: date
             * @description What had been reported by this day.
             */
            knownAt: string;
            /** @description The position of the last fact of the initiative that it reflects. */
            position: number;
            id: string;
            version: number | null;
            definitions: components["schemas"]["DefinitionVersion"][];
            series: components["schemas"]["Measurement"][];
            forecast: components["schemas"]["Forecast"] | null;
            target: components["schemas"]["Target"] | null;
            verdict: components["schemas"]["Verdict"];
        };
        /** IndicatorLine */
        IndicatorLine: {
            /** @description Its id in the initiative */
            id: string;
            /** @description Its name as last defined, else its id */
            name: string;
            /** @description Its unit; null where none was said */
            unit: string | null;
            /**
             * @description Which way is better; null where nobody said
             * @enum {string|null}
             */
            direction: "up" | "down" | null;
            /**
             * Format: date
             * @description The day of the definition in force; null where there is none
             */
            definedOn: string | null;
            /** @description How many measurements stand */
            measurements: number;
            /**
             * Format: date
             * @description The day of the last measurement, by whomever; null where there is none
             */
            lastOn: string | null;
            /** @description What was measured then; null where there is none */
            lastValue: number | null;
            /**
             * @description How it does against its forecast and target
             * @enum {string}
             */
            verdict: "behind" | "not-behind" | "not-judged";
        };
        /** IndicatorLineList */
        IndicatorLineList: {
            /** @description Its id. */
            initiative: string;
            /**
             * Format: date
             * @description What had happened by this day.
             */
            asOf: string;
            /**
             * Format: date
             * @description What had been reported by this day.
             */
            knownAt: string;
            /** @description The position of the last fact of the initiative that it reflects. */
            position: number;
            items: components["schemas"]["IndicatorLine"][];
            /** @description The next page; null on the last one. */
            next: string | null;
        };
        /** Initiative */
        Initiative: {
            /** @description Its id. */
            initiative: string;
            /** Format: date */
            asOf: string;
            /** Format: date */
            knownAt: string;
            /** @description The position of the last fact of the initiative that it reflects. */
            position: number;
            id: string;
            name: string;
            purpose: string | null;
            policy: string;
            state: string;
            /** Format: date */
            since: string;
            nextDue: string | null;
            phase: ("initiating" | "organising" | "sustaining") | null;
            vitality: ("alive" | "faltering" | "dormant" | "faded") | null;
            /** Format: date */
            startedOn: string;
            plannedUntil: string | null;
            endedOn: string | null;
            endReason: ("achieved" | "no-longer-needed" | "merged" | "funding" | "motivation" | "sponsor-exit" | "faded" | "other") | null;
            funding: components["schemas"]["Funding"];
            conditions: {
                /** @enum {string} */
                condition: "common-agenda" | "shared-measurement" | "mutually-reinforcing-activities" | "continuous-communication" | "backbone-support";
                grade: ("absent" | "emerging" | "established") | null;
                assessedOn: string | null;
                reportedOn: string | null;
                factId: string | null;
                evidence: string[] | null;
            }[];
            counts: {
                partners: {
                    invited: number;
                    joined: number;
                    stalled: number;
                    contributing: number;
                    dormant: number;
                    lapsed: number;
                    departed: number;
                    invitedBack: number;
                };
                commitments: {
                    made: number;
                    underWay: number;
                    overdue: number;
                    broken: number;
                    fulfilled: number;
                    fulfilledLate: number;
                    withdrawn: number;
                };
                actions: number;
                meetings: number;
                items: number;
                indicators: number;
                facts: number;
            };
        };
        /** InitiativeLine */
        InitiativeLine: {
            /** @description Its id */
            id: string;
            /**
             * Format: date
             * @description What had happened by this day
             */
            asOf: string;
            /**
             * Format: date
             * @description What had been reported by this day
             */
            knownAt: string;
            /** @description By its charter, else its id */
            name: string;
            /** @description Its phase and vitality while it runs, else how it ended */
            state: string;
            /**
             * Format: date
             * @description The day of its charter, else of its first fact
             */
            startedOn: string;
            /**
             * Format: date
             * @description Its planned horizon; null where none is named
             */
            plannedUntil: string | null;
            /**
             * Format: date
             * @description When it ended; null while it has not
             */
            endedOn: string | null;
            /** @description How many partners were ever invited or joined */
            partners: number;
            /** @description How many facts stand */
            facts: number;
        };
        /** InitiativeList */
        InitiativeList: {
            /** @description As asked for; null: its own today for each. */
            asOf: string | null;
            /** @description As asked for; null: its own today for each. */
            knownAt: string | null;
            /** @description The position of the log that it reflects. */
            position: number;
            items: components["schemas"]["InitiativeLine"][];
            /** @description The next page; null on the last one. */
            next: string | null;
        };
        /** InvitePartner */
        InvitePartner: {
            /** @description Give a text of 1 to 500 characters. */
            name: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** JoinPartner */
        JoinPartner: {
            /** @description Give a text of 1 to 500 characters. */
            name: string;
            /**
             * @description Give one of government, business, nonprofit, philanthropy, academia, labour, consumer, community, other.
             * @enum {string|null}
             */
            sector?: "government" | "business" | "nonprofit" | "philanthropy" | "academia" | "labour" | "consumer" | "community" | "other" | null;
            /**
             * @description Give one of backbone, funder, member, beneficiary.
             * @enum {string|null}
             */
            role?: "backbone" | "funder" | "member" | "beneficiary" | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** KnowledgeItem */
        KnowledgeItem: {
            /** @description Id of the fact by which it was shared */
            id: string;
            /** @description Its id in the initiative */
            itemId: string;
            /** @description What was shared */
            title: string;
            /**
             * @description Its kind; null where none was said
             * @enum {string|null}
             */
            kind: "progress" | "evaluation" | "beneficiary" | "research" | "minutes" | "other" | null;
            /** @description Who shared it */
            partnerId: string;
            /** @description Who shared it, by name */
            partnerName: string;
            /**
             * Format: date
             * @description The day it was shared
             */
            sharedOn: string;
            /**
             * Format: date
             * @description The day the backbone came to know of it
             */
            reportedOn: string;
            /**
             * @description Where it is in its life: orphaned where nobody but its sharer used it in time
             * @enum {string}
             */
            state: "awaitingUse" | "orphaned" | "inUse";
            /**
             * Format: date
             * @description Since when it is in that state
             */
            since: string;
            /**
             * Format: date
             * @description When the state changes if nothing happens; null = never
             */
            nextDue: string | null;
            /** @description How many other partners used it */
            users: number;
            /** @description How many uses by others were reported */
            uses: number;
            /** @description How many other partners received it, or went further */
            received: number;
            /** @description How many other partners discussed it, or went further */
            discussed: number;
            /** @description How many other partners referred to it, or went further */
            referenced: number;
            /** @description How many other partners adopted it, or went further */
            adopted: number;
            /** @description How many other partners put it into practice, or went further */
            implemented: number;
            /** @description How many other partners saw an effect of it, or went further */
            effect: number;
            /**
             * Format: date
             * @description The first use by another, not before the sharing; null where there is none
             */
            firstUsedOn: string | null;
            /** @description Days from the sharing to that use; null where there is none */
            daysToFirstUse: number | null;
            /**
             * Format: date
             * @description The last use by another; null where there is none
             */
            lastUsedOn: string | null;
        };
        /** KnowledgeItemList */
        KnowledgeItemList: {
            /** @description Its id. */
            initiative: string;
            /**
             * Format: date
             * @description What had happened by this day.
             */
            asOf: string;
            /**
             * Format: date
             * @description What had been reported by this day.
             */
            knownAt: string;
            /** @description The position of the last fact of the initiative that it reflects. */
            position: number;
            ladder: components["schemas"]["Ladder"];
            items: components["schemas"]["KnowledgeItem"][];
            /** @description The next page; null on the last one. */
            next: string | null;
        };
        /** Ladder */
        Ladder: {
            received: number;
            discussed: number;
            referenced: number;
            adopted: number;
            implemented: number;
            effect: number;
        };
        /** LeavePartner */
        LeavePartner: {
            /** @description Give a text of 1 to 500 characters. */
            reason?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** LedgerLine */
        LedgerLine: {
            id: string;
            stream: string;
            revision: number;
            type: string;
            /** Format: date */
            occurredOn: string;
            /** Format: date */
            reportedOn: string;
            /** Format: date-time */
            recordedAt: string;
            actor: string;
            /** @description Whether no correction or voiding replaced it. */
            stands: boolean;
            /** @description Whether its day of report is a claim: it lies before the recording. */
            claimed: boolean;
            data: Record<string, unknown>;
        };
        /** LedgerLineList */
        LedgerLineList: {
            /** @description Its id. */
            initiative: string;
            /**
             * Format: date
             * @description What had happened by this day.
             */
            asOf: string;
            /**
             * Format: date
             * @description What had been reported by this day.
             */
            knownAt: string;
            /** @description The position of the last fact of the initiative that it reflects. */
            position: number;
            items: components["schemas"]["LedgerLine"][];
            /** @description The next page; null on the last one. */
            next: string | null;
        };
        /** MakeCommitment */
        MakeCommitment: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            commitmentId: string;
            /** @description Give a text of 1 to 500 characters. */
            title: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            dueOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** MeasureReading */
        MeasureReading: {
            value: number;
            threshold: number;
            thresholdName: string;
            /** @enum {string} */
            level: "watch" | "warning" | "critical";
            /** Format: date */
            since: string;
            score: number;
        };
        /** Measurement */
        Measurement: {
            /** @description Id of the fact that stands: the last correction, else the first report */
            id: string;
            /** @description Its id among those of the indicator */
            measurementId: string;
            /**
             * Format: date
             * @description The day it was measured
             */
            on: string;
            /**
             * Format: date
             * @description The day the backbone came to know of it as it stands
             */
            reportedOn: string;
            /** @description Who measured or whom it is about; null for the whole community */
            partnerId: string | null;
            /** @description What was measured, in the indicator’s unit */
            value: number;
            /** @description What the baseline led to expect on that day; null up to the baseline, without one, and for series that are not judged */
            forecast: number | null;
        };
        /** Meeting */
        Meeting: {
            /** @description Id of the fact that tells its status: of its being held or cancelled, else of its call, else of the first attendance */
            id: string;
            /** @description Its id in the initiative */
            meetingId: string;
            /** @description What it is called; null where nothing was said */
            title: string | null;
            /**
             * @description Held or cancelled; called where neither is known; attended where only attendance is
             * @enum {string}
             */
            status: "held" | "cancelled" | "called" | "attended";
            /**
             * Format: date
             * @description The day it was held or cancelled, else the day it is planned for, else that of the first attendance
             */
            on: string;
            /**
             * Format: date
             * @description The day the backbone came to know of that status
             */
            reportedOn: string;
            /**
             * Format: date
             * @description The day it was called for; null where no call is known
             */
            plannedOn: string | null;
            /** @description How many partners were present */
            present: number;
            /** @description How many were absent */
            absent: number;
            /** @description How many sent an excuse */
            excused: number;
        };
        /** MeetingList */
        MeetingList: {
            /** @description Its id. */
            initiative: string;
            /**
             * Format: date
             * @description What had happened by this day.
             */
            asOf: string;
            /**
             * Format: date
             * @description What had been reported by this day.
             */
            knownAt: string;
            /** @description The position of the last fact of the initiative that it reflects. */
            position: number;
            items: components["schemas"]["Meeting"][];
            /** @description The next page; null on the last one. */
            next: string | null;
        };
        /** NameContact */
        NameContact: {
            /** @description Give a whole number from 1. */
            contact: number;
            /** @description Give a text of 1 to 500 characters. */
            name: string;
            /** @description Give an e-mail address of up to 254 characters, such as name@example.org. */
            email?: string | null;
            /** @description Give a telephone number of 3 to 40 digits, blanks and ( ) . / # -, with + before it where you like. */
            phone?: string | null;
            /** @description Give a text of 1 to 4000 characters. */
            note?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** Partner */
        Partner: {
            /** @description Its id. */
            initiative: string;
            /**
             * Format: date
             * @description What had happened by this day.
             */
            asOf: string;
            /**
             * Format: date
             * @description What had been reported by this day.
             */
            knownAt: string;
            /** @description The position of the last fact of the initiative that it reflects. */
            position: number;
            id: string;
            name: string;
            sector: ("government" | "business" | "nonprofit" | "philanthropy" | "academia" | "labour" | "consumer" | "community" | "other") | null;
            /** @enum {string} */
            role: "backbone" | "funder" | "member" | "beneficiary";
            state: string;
            /** Format: date */
            since: string;
            nextDue: string | null;
            transitions: components["schemas"]["Transition"][];
            stays: components["schemas"]["Stay"][];
            reciprocity: components["schemas"]["Exchanged"][];
            awards: components["schemas"]["Award"][];
            commitments: components["schemas"]["Commitment"][];
            attendance: {
                present: number;
                absent: number;
                excused: number;
                lastPresentOn: string | null;
            };
            contributions: number;
            lastContribution: {
                /** Format: date */
                on: string;
                type: string;
                factId: string;
            } | null;
        };
        /** PartnerLine */
        PartnerLine: {
            /** @description Its id in the initiative */
            id: string;
            /** @description As it last joined, else its id */
            name: string;
            /**
             * @description Where it is in its life
             * @enum {string}
             */
            state: "invited" | "joined" | "stalled" | "contributing" | "dormant" | "lapsed" | "departed" | "invitedBack";
            /**
             * Format: date
             * @description Since when it is in that state
             */
            since: string;
            /**
             * Format: date
             * @description When the state changes if nothing happens; null = never
             */
            nextDue: string | null;
        };
        /** PartnerLineList */
        PartnerLineList: {
            /** @description Its id. */
            initiative: string;
            /**
             * Format: date
             * @description What had happened by this day.
             */
            asOf: string;
            /**
             * Format: date
             * @description What had been reported by this day.
             */
            knownAt: string;
            /** @description The position of the last fact of the initiative that it reflects. */
            position: number;
            items: components["schemas"]["PartnerLine"][];
            /** @description The next page; null on the last one. */
            next: string | null;
        };
        /** PerformBackboneFunction */
        PerformBackboneFunction: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            activityId: string;
            /**
             * @description Give one of vision, alignment, measurement, public-will, policy, funding.
             * @enum {string}
             */
            function: "vision" | "alignment" | "measurement" | "public-will" | "policy" | "funding";
            /** @description Give a text of 1 to 500 characters. */
            title?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /**
         * PersonalValue
         * @description Its value; or that it was erased for ever; or that it is withheld: the vault here does not have it.
         */
        PersonalValue: {
            value: string;
        } | {
            /** @constant */
            erased: true;
        } | {
            /** @constant */
            withheld: true;
        };
        /**
         * Problem
         * @description A refusal or a fault (RFC 9457). Programs go by its code, people by its detail.
         */
        Problem: {
            /** Format: uri */
            type: string;
            title: string;
            status: number;
            code: string;
            detail: string;
            instance: string;
            /** @description Every bad field, at once. */
            errors?: components["schemas"]["ProblemField"][];
        };
        /** ProblemField */
        ProblemField: {
            /** @description A JSON pointer into the body, `?name` of a parameter, or `Name:` of a header. */
            pointer: string;
            message: string;
            /** @description What was given. */
            value?: unknown;
        };
        /** RaiseFinding */
        RaiseFinding: {
            /**
             * @description Give one of taking-without-giving, joining-without-acting, giving-up-early, sharing-without-use, no-backbone.
             * @enum {string}
             */
            trap: "taking-without-giving" | "joining-without-acting" | "giving-up-early" | "sharing-without-use" | "no-backbone";
            /** @description Give an object with kind (initiative, partner, commitment, item, indicator) and id. */
            subject: {
                /** @enum {string} */
                kind: "initiative" | "partner" | "commitment" | "item" | "indicator";
                id: string;
            };
            /**
             * @description Give one of watch, warning, critical.
             * @enum {string}
             */
            level: "watch" | "warning" | "critical";
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            since: string;
            /** @description Give a number from 0 to 1. */
            score: number;
            /** @description Give a text of 1 to 500 characters. */
            policyVersion: string;
            /** @description Give a list of up to 200 texts, each 1 to 500 characters: ids of facts, or words. */
            evidence: string[];
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            findingId: string;
        };
        /** RecordAttendance */
        RecordAttendance: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            meetingId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /**
             * @description Give one of present, absent, excused.
             * @enum {string}
             */
            presence: "present" | "absent" | "excused";
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
        };
        /** RecordMeasurement */
        RecordMeasurement: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            indicatorId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            measurementId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId?: string | null;
            /** @description Give a number. */
            value: number;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
        };
        /** RecordResource */
        RecordResource: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            flowId: string;
            /**
             * @description Give one of gave, received.
             * @enum {string}
             */
            direction: "gave" | "received";
            /**
             * @description Give one of money, time, in-kind, knowledge, data, venue, other.
             * @enum {string}
             */
            kind: "money" | "time" | "in-kind" | "knowledge" | "data" | "venue" | "other";
            /** @description Give a number of 0 or more. */
            amount?: number | null;
            /** @description Give an ISO 4217 currency code (three capitals), hours or items. */
            unit?: string | null;
            /** @description Give a text of 1 to 10000 characters. */
            note?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** RecordedEvent */
        RecordedEvent: {
            id: string;
            type: string;
            /** Format: date */
            occurredOn: string;
        };
        /** ReopenInitiative */
        ReopenInitiative: {
            /** @description Give a text of 1 to 10000 characters. */
            note?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
        };
        /** ReportAction */
        ReportAction: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            actionId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            commitmentId?: string | null;
            /**
             * @description Give one of planning-product, resource-generated, development, organisational-change, community-action, community-change, service-provided, media.
             * @enum {string|null}
             */
            code?: "planning-product" | "resource-generated" | "development" | "organisational-change" | "community-action" | "community-change" | "service-provided" | "media" | null;
            /** @description Give a text of 1 to 500 characters. */
            title: string;
            /** @description Give a number of 0 or more. */
            hours?: number | null;
            /** @description Give true or false. */
            completes?: boolean | null;
            /** @description Give a text of 1 to 10000 characters. */
            evidence?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** ReturnPartner */
        ReturnPartner: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /** @description Give a text of 1 to 500 characters. */
            name: string;
            /**
             * @description Give one of government, business, nonprofit, philanthropy, academia, labour, consumer, community, other.
             * @enum {string|null}
             */
            sector?: "government" | "business" | "nonprofit" | "philanthropy" | "academia" | "labour" | "consumer" | "community" | "other" | null;
            /**
             * @description Give one of backbone, funder, member, beneficiary.
             * @enum {string|null}
             */
            role?: "backbone" | "funder" | "member" | "beneficiary" | null;
        };
        /** ReviseCommitment */
        ReviseCommitment: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            commitmentId: string;
            /** @description Give a text of 1 to 500 characters. */
            title?: string | null;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            dueOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** Sentence */
        Sentence: {
            en: string;
            ja: string;
        };
        /** ShareKnowledge */
        ShareKnowledge: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            itemId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /** @description Give a text of 1 to 500 characters. */
            title: string;
            /**
             * @description Give one of progress, evaluation, beneficiary, research, minutes, other.
             * @enum {string|null}
             */
            kind?: "progress" | "evaluation" | "beneficiary" | "research" | "minutes" | "other" | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
        };
        /** StartIntervention */
        StartIntervention: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            interventionId: string;
            /** @description Give a text of 1 to 500 characters. */
            action: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            findingId: string;
        };
        /** Stay */
        Stay: {
            stay: number;
            /** Format: date */
            joinedOn: string;
            /** Format: date */
            reportedOn: string;
            /** @enum {string} */
            role: "backbone" | "funder" | "member" | "beneficiary";
            leftOn: string | null;
            reason: string | null;
        };
        /** SurvivalStep */
        SurvivalStep: {
            days: number;
            atRisk: number;
            events: number;
            surviving: number;
        };
        /** Target */
        Target: {
            value: number;
            on: string | null;
            due: number | null;
        };
        /** TimelineRow */
        TimelineRow: {
            /** @description Where it stands: to go on from there, give it as "after" */
            key: string;
            /**
             * Format: date
             * @description The day it happened
             */
            on: string;
            /**
             * @description A fact, or a transition that follows from facts and time
             * @enum {string}
             */
            kind: "fact" | "transition";
            /** @description The stream of the fact, or of what changed */
            stream: string;
            /** @description The type of the fact; of a transition, what changed and the state it came into */
            type: string;
            /** @description The partner it is about; null where it is about none */
            partner: string | null;
            /** @description The id of the fact, or of what changed */
            id: string;
            /**
             * Format: date
             * @description The day the backbone came to know of the fact; null for a transition
             */
            reportedOn: string | null;
            /**
             * @description What changed; null for a fact
             * @enum {string|null}
             */
            of: "initiative" | "partner" | "commitment" | "item" | null;
            /** @description The state it left; null for a fact */
            from: string | null;
            /** @description The state it came into; null for a fact */
            to: string | null;
            /** @description The id of the fact that caused the transition, or the name of the delay that ran out; null for a fact */
            cause: string | null;
        };
        /** TimelineRowList */
        TimelineRowList: {
            /** @description Its id. */
            initiative: string;
            /**
             * Format: date
             * @description What had happened by this day.
             */
            asOf: string;
            /**
             * Format: date
             * @description What had been reported by this day.
             */
            knownAt: string;
            /** @description The position of the last fact of the initiative that it reflects. */
            position: number;
            items: components["schemas"]["TimelineRow"][];
            /** @description The next page; null on the last one. */
            next: string | null;
        };
        /** Transition */
        Transition: {
            /** Format: date */
            on: string;
            from: string;
            to: string;
            cause: {
                fact: string;
            } | {
                delay: string;
            };
        };
        /** UseKnowledge */
        UseKnowledge: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            itemId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            useId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /**
             * @description Give one of received, discussed, referenced, adopted, implemented, effect.
             * @enum {string}
             */
            stage: "received" | "discussed" | "referenced" | "adopted" | "implemented" | "effect";
            /** @description Give a text of 1 to 10000 characters. */
            evidence?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
        };
        /** Verdict */
        Verdict: {
            /** @enum {string} */
            status: "behind" | "not-behind" | "not-judged";
            reason: ("initiative-ended" | "before-verdicts" | "not-defined" | "no-direction" | "not-measured" | "measured-by-several" | "not-measured-lately" | "no-baseline") | null;
            signs: {
                measure: string;
                /** @enum {string} */
                level: "watch" | "warning" | "critical";
                value: number;
                threshold: number;
                /** Format: date */
                since: string;
                sentence: components["schemas"]["Sentence"];
                evidence: string[];
            }[];
        };
        /** VoidAction */
        VoidAction: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            actionId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** VoidAgenda */
        VoidAgenda: {
            /** @description Give a whole number from 1. */
            version: number;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
        };
        /** VoidAttendance */
        VoidAttendance: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            meetingId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
        };
        /** VoidBackboneFunction */
        VoidBackboneFunction: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            activityId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** VoidCommitment */
        VoidCommitment: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            commitmentId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** VoidCommitmentFulfilment */
        VoidCommitmentFulfilment: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            commitmentId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** VoidCommitmentRevision */
        VoidCommitmentRevision: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            commitmentId: string;
            /** @description Give a whole number from 1. */
            revision: number;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** VoidCommitmentWithdrawal */
        VoidCommitmentWithdrawal: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            commitmentId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** VoidConditionAssessment */
        VoidConditionAssessment: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            assessmentId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
        };
        /** VoidContact */
        VoidContact: {
            /** @description Give a whole number from 1. */
            contact: number;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** VoidFundingAward */
        VoidFundingAward: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            awardId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
        };
        /** VoidFundingEnd */
        VoidFundingEnd: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            awardId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
        };
        /** VoidIndicatorDefinition */
        VoidIndicatorDefinition: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            indicatorId: string;
            /** @description Give a whole number from 1. */
            version: number;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
        };
        /** VoidInitiativeEnding */
        VoidInitiativeEnding: {
            /** @description Give a whole number from 1. */
            ending: number;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
        };
        /** VoidInitiativeReopening */
        VoidInitiativeReopening: {
            /** @description Give a whole number from 1. */
            ending: number;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
        };
        /** VoidKnowledgeSharing */
        VoidKnowledgeSharing: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            itemId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
        };
        /** VoidKnowledgeUse */
        VoidKnowledgeUse: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            itemId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            useId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
        };
        /** VoidMeasurement */
        VoidMeasurement: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            indicatorId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            measurementId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
        };
        /** VoidMeeting */
        VoidMeeting: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            meetingId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
        };
        /** VoidMeetingCall */
        VoidMeetingCall: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            meetingId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
        };
        /** VoidPartnerInvitation */
        VoidPartnerInvitation: {
            /** @description Give a whole number from 1. */
            stay: number;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** VoidPartnerJoining */
        VoidPartnerJoining: {
            /** @description Give a whole number from 1. */
            stay: number;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** VoidPartnerLeaving */
        VoidPartnerLeaving: {
            /** @description Give a whole number from 1. */
            stay: number;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** VoidPhaseAssessment */
        VoidPhaseAssessment: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            assessmentId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
        };
        /** VoidPolicy */
        VoidPolicy: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            version: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
        };
        /** VoidResource */
        VoidResource: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            flowId: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give a text of 1 to 500 characters. */
            because: string;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
        /** WithdrawCommitment */
        WithdrawCommitment: {
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            commitmentId: string;
            /** @description Give a text of 1 to 500 characters. */
            reason?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            initiative: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            occurredOn: string;
            /**
             * Format: date
             * @description Give a day that exists, as YYYY-MM-DD.
             */
            reportedOn?: string | null;
            /** @description Give an id of 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit. */
            partnerId: string;
        };
    };
    responses: {
        /** @description The address is too long. */
        AddressTooLong: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Others kept changing the same, or the same key is still in progress: give it again. */
        Conflict: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This key or token may not. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The headers are too large. */
        HeadersTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request cannot be read as it is. */
        Malformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description In none of the forms asked for. */
        NotAcceptable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, or none that may be seen. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Starting, stopping, not caught up in time, or the event store does not answer. Ask again. */
        NotReady: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The domain refuses it, or the key was used with another body. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description If-Match names another revision. */
        Stale: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request did not come in time. */
        TimedOut: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large, or more than the event store takes at once. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests. Wait a moment. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No key or token, or one that does not hold. */
        Unauthenticated: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is in none of the forms taken here. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description The language of what people read: en or ja; English unless told. */
        "Accept-Language": string;
        /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
        "Idempotency-Key": string;
        /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
        "If-Match": string;
        /** @description The ETag of the answer that is at hand already. */
        "If-None-Match": string;
        /** @description The position of the last event received: the stream goes on after it. Goes before after=. */
        "Last-Event-ID": number;
        /** @description Wait until the answer reflects this position of the log. */
        "Sebone-Min-Position": number;
        /** @description The position in the log after which to begin; 0, the start, unless told. */
        after: number;
        /** @description What had happened by this day; `knownAt`, else today, unless told. */
        asOf: string;
        /** @description The name of the file. */
        asset: "reference.css" | "reference.js" | "swagger-ui.css" | "swagger-ui-bundle.js" | "favicon-32x32.png";
        /** @description Cohorts by year of joining (unless told), or all as one. */
        by: "year" | "all";
        /** @description Facts of streams of this category alone; may be said several times. */
        category: ("initiative" | "partner" | "meeting" | "indicator" | "knowledge" | "finding")[];
        /** @description Its kind, after the Community Tool Box; null where none was said */
        code: "planning-product" | "resource-generated" | "development" | "organisational-change" | "community-action" | "community-change" | "service-provided" | "media";
        /** @description Where to go on, as `next` of the page before says. */
        cursor: string;
        /** @description The id of a fact. */
        eventId: string;
        /** @description The form of the answer. Goes before Accept. */
        format: "json" | "csv" | "jsonl" | "ndjson";
        /** @description Nothing before this day. */
        from: string;
        /** @description The id of an indicator. */
        indicator: string;
        /** @description The id of an initiative. */
        initiative: string;
        /** @description The policy to judge by: the one in force then (unless told), the one in force today, or the documented default. */
        judgeBy: "then" | "today" | "default";
        /** @description Its kind; null where none was said */
        kind: "progress" | "evaluation" | "beneficiary" | "research" | "minutes" | "other";
        /** @description What had been reported by this day; today unless told. */
        knownAt: string;
        /** @description The language of the descriptions; by Accept-Language unless told. */
        lang: "en" | "ja";
        /** @description Findings of this level alone. */
        level: "watch" | "warning" | "critical";
        /** @description At most so many rows; 100 unless told. */
        limit: number;
        /** @description Of this meeting alone. */
        meeting: string;
        /** @description The id of a partner. */
        partner: string;
        /** @description Present, absent, or excused: absent, but said so before */
        presence: "present" | "absent" | "excused";
        /** @description Where it is in its life */
        state: "invited" | "joined" | "stalled" | "contributing" | "dormant" | "lapsed" | "departed" | "invitedBack";
        /** @description Held or cancelled; called where neither is known; attended where only attendance is */
        status: "held" | "cancelled" | "called" | "attended";
        /** @description The path of a tile after `tile/`, as C2SP tlog-tiles has it: `0/x001/067`, `entries/000.p/12`. Its slashes may be written `%2F`. */
        tile: string;
        /** @description Nothing after this day. */
        to: string;
        /** @description Findings of this trap alone. */
        trap: "taking-without-giving" | "joining-without-acting" | "giving-up-early" | "sharing-without-use" | "no-backbone";
        /** @description Facts of this type alone. */
        type: "InitiativeChartered" | "CharterCorrected" | "AgendaAdopted" | "AgendaCorrected" | "AgendaVoided" | "PhaseAssessed" | "PhaseAssessmentCorrected" | "PhaseAssessmentVoided" | "ConditionAssessed" | "ConditionAssessmentCorrected" | "ConditionAssessmentVoided" | "PolicyAdopted" | "PolicyCorrected" | "PolicyVoided" | "FundingAwarded" | "FundingAwardCorrected" | "FundingAwardVoided" | "FundingEnded" | "FundingEndCorrected" | "FundingEndVoided" | "InitiativeEnded" | "InitiativeEndingCorrected" | "InitiativeEndingVoided" | "InitiativeReopened" | "InitiativeReopeningCorrected" | "InitiativeReopeningVoided" | "PartnerInvited" | "PartnerInvitationCorrected" | "PartnerInvitationVoided" | "PartnerJoined" | "PartnerReturned" | "PartnerJoiningCorrected" | "PartnerJoiningVoided" | "PartnerLeft" | "PartnerLeavingCorrected" | "PartnerLeavingVoided" | "CommitmentMade" | "CommitmentCorrected" | "CommitmentVoided" | "CommitmentRevised" | "CommitmentRevisionCorrected" | "CommitmentRevisionVoided" | "CommitmentFulfilled" | "CommitmentFulfilmentCorrected" | "CommitmentFulfilmentVoided" | "CommitmentWithdrawn" | "CommitmentWithdrawalCorrected" | "CommitmentWithdrawalVoided" | "ActionReported" | "ActionCorrected" | "ActionVoided" | "ResourceGiven" | "ResourceReceived" | "ResourceCorrected" | "ResourceVoided" | "BackboneFunctionPerformed" | "BackboneFunctionCorrected" | "BackboneFunctionVoided" | "ContactNamed" | "ContactCorrected" | "ContactVoided" | "MeetingCalled" | "MeetingCallCorrected" | "MeetingCallVoided" | "MeetingHeld" | "MeetingCancelled" | "MeetingCorrected" | "MeetingVoided" | "AttendanceRecorded" | "AttendanceCorrected" | "AttendanceVoided" | "IndicatorDefined" | "IndicatorDefinitionCorrected" | "IndicatorDefinitionVoided" | "MeasurementRecorded" | "MeasurementCorrected" | "MeasurementVoided" | "KnowledgeShared" | "KnowledgeSharingCorrected" | "KnowledgeSharingVoided" | "KnowledgeUsed" | "KnowledgeUseCorrected" | "KnowledgeUseVoided" | "SubjectErased" | "FindingRaised" | "FindingEscalated" | "FindingCleared" | "FindingAcknowledged" | "FindingDismissed" | "InterventionStarted" | "InterventionConcluded";
        /** @description How it does against its forecast and target */
        verdict: "behind" | "not-behind" | "not-judged";
    };
    requestBodies: never;
    headers: {
        /** @description The name of the file. */
        "Content-Disposition": string;
        /** @description The revision of the stream, in quotes. */
        ETag: string;
        /** @description The next page, where there is one. */
        Link: string;
        /** @description How many requests a minute are taken. */
        "RateLimit-Limit": number;
        /** @description How many are left of them. */
        "RateLimit-Remaining": number;
        /** @description In how many seconds they are counted anew. */
        "RateLimit-Reset": number;
        /** @description After how many seconds to ask again. */
        "Retry-After": number;
        /** @description The position of the log that the answer reflects. */
        "Sebone-Position": number;
        /** @description How to say who asks. */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    adoptAgenda: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdoptAgenda"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    adoptPolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdoptPolicy"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    assessCondition: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssessCondition"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    assessPhase: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssessPhase"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    awardFunding: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AwardFunding"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    charterInitiative: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CharterInitiative"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctAgenda: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectAgenda"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctCharter: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectCharter"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctConditionAssessment: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectConditionAssessment"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctFundingAward: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectFundingAward"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctFundingEnd: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectFundingEnd"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctInitiativeEnding: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectInitiativeEnding"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctInitiativeReopening: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectInitiativeReopening"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctPhaseAssessment: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectPhaseAssessment"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctPolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectPolicy"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    endFunding: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndFunding"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    endInitiative: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndInitiative"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    reopenInitiative: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenInitiative"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidAgenda: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidAgenda"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidConditionAssessment: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidConditionAssessment"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidFundingAward: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidFundingAward"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidFundingEnd: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidFundingEnd"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidInitiativeEnding: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidInitiativeEnding"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidInitiativeReopening: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidInitiativeReopening"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidPhaseAssessment: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidPhaseAssessment"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidPolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidPolicy"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctAction: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectAction"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctBackboneFunction: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectBackboneFunction"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctCommitment: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectCommitment"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctCommitmentFulfilment: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectCommitmentFulfilment"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctCommitmentRevision: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectCommitmentRevision"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctCommitmentWithdrawal: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectCommitmentWithdrawal"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctContact: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectContact"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctPartnerInvitation: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectPartnerInvitation"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctPartnerJoining: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectPartnerJoining"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctPartnerLeaving: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectPartnerLeaving"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctResource: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectResource"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    fulfilCommitment: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FulfilCommitment"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    invitePartner: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitePartner"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    joinPartner: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinPartner"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    leavePartner: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeavePartner"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    makeCommitment: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeCommitment"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    nameContact: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameContact"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    performBackboneFunction: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PerformBackboneFunction"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    recordResource: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordResource"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    reportAction: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportAction"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    returnPartner: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnPartner"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    reviseCommitment: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviseCommitment"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidAction: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidAction"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidBackboneFunction: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidBackboneFunction"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidCommitment: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidCommitment"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidCommitmentFulfilment: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidCommitmentFulfilment"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidCommitmentRevision: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidCommitmentRevision"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidCommitmentWithdrawal: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidCommitmentWithdrawal"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidContact: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidContact"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidPartnerInvitation: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidPartnerInvitation"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidPartnerJoining: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidPartnerJoining"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidPartnerLeaving: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidPartnerLeaving"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidResource: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidResource"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    withdrawCommitment: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawCommitment"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    callMeeting: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallMeeting"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    cancelMeeting: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelMeeting"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctAttendance: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectAttendance"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctMeeting: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectMeeting"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctMeetingCall: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectMeetingCall"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    holdMeeting: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldMeeting"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    recordAttendance: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordAttendance"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidAttendance: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidAttendance"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidMeeting: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidMeeting"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidMeetingCall: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidMeetingCall"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctIndicatorDefinition: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectIndicatorDefinition"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctMeasurement: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectMeasurement"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    defineIndicator: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DefineIndicator"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    recordMeasurement: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordMeasurement"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidIndicatorDefinition: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidIndicatorDefinition"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidMeasurement: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidMeasurement"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctKnowledgeSharing: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectKnowledgeSharing"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    correctKnowledgeUse: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectKnowledgeUse"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    shareKnowledge: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareKnowledge"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    useKnowledge: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UseKnowledge"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidKnowledgeSharing: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidKnowledgeSharing"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    voidKnowledgeUse: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidKnowledgeUse"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    acknowledgeFinding: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcknowledgeFinding"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    clearFinding: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClearFinding"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    concludeIntervention: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcludeIntervention"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    dismissFinding: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DismissFinding"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    escalateFinding: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EscalateFinding"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    raiseFinding: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RaiseFinding"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    startIntervention: {
        parameters: {
            query?: never;
            header: {
                /** @description Tells this command from your others: the same key gets the first answer again, for ever. */
                "Idempotency-Key": components["parameters"]["Idempotency-Key"];
                /** @description The revision, in quotes, that the stream has to stand at ("0" for none yet), or * for any that exists. A repeat gets its first answer whatever revision it names. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartIntervention"];
            };
        };
        responses: {
            /** @description All of it is so already: nothing was recorded. */
            200: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description It was recorded. */
            201: {
                headers: {
                    "Sebone-Position": components["headers"]["Sebone-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    giveCommands: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["CommandLine"];
            };
        };
        responses: {
            /** @description A line for each command, in the order given, as soon as it is known. Send the same again to resume. */
            200: {
                headers: {
                    /** @description Where the log stood when the request came; each line tells the position of its own. */
                    "Sebone-Position"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["CommandLineAnswer"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    listInitiatives: {
        parameters: {
            query?: {
                /** @description What had happened by this day; `knownAt`, else today, unless told. */
                asOf?: components["parameters"]["asOf"];
                /** @description What had been reported by this day; today unless told. */
                knownAt?: components["parameters"]["knownAt"];
                /** @description The form of the answer. Goes before Accept. */
                format?: components["parameters"]["format"];
                /** @description At most so many rows; 100 unless told. */
                limit?: components["parameters"]["limit"];
                /** @description Where to go on, as `next` of the page before says. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The initiatives that you may read */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InitiativeList"];
                    "text/csv": string;
                    "application/jsonl": components["schemas"]["InitiativeLine"];
                    "application/x-ndjson": components["schemas"]["InitiativeLine"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    readInitiative: {
        parameters: {
            query?: {
                /** @description What had happened by this day; `knownAt`, else today, unless told. */
                asOf?: components["parameters"]["asOf"];
                /** @description What had been reported by this day; today unless told. */
                knownAt?: components["parameters"]["knownAt"];
                /** @description The form of the answer. Goes before Accept. */
                format?: components["parameters"]["format"];
            };
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of an initiative. */
                initiative: components["parameters"]["initiative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An initiative at a glance */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Initiative"];
                    "text/csv": string;
                    "application/jsonl": components["schemas"]["Initiative"];
                    "application/x-ndjson": components["schemas"]["Initiative"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    listPartners: {
        parameters: {
            query?: {
                /** @description Where it is in its life */
                state?: components["parameters"]["state"];
                /** @description What had happened by this day; `knownAt`, else today, unless told. */
                asOf?: components["parameters"]["asOf"];
                /** @description What had been reported by this day; today unless told. */
                knownAt?: components["parameters"]["knownAt"];
                /** @description The form of the answer. Goes before Accept. */
                format?: components["parameters"]["format"];
                /** @description At most so many rows; 100 unless told. */
                limit?: components["parameters"]["limit"];
                /** @description Where to go on, as `next` of the page before says. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of an initiative. */
                initiative: components["parameters"]["initiative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The partners and where each is in its life */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerLineList"];
                    "text/csv": string;
                    "application/jsonl": components["schemas"]["PartnerLine"];
                    "application/x-ndjson": components["schemas"]["PartnerLine"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    readPartner: {
        parameters: {
            query?: {
                /** @description What had happened by this day; `knownAt`, else today, unless told. */
                asOf?: components["parameters"]["asOf"];
                /** @description What had been reported by this day; today unless told. */
                knownAt?: components["parameters"]["knownAt"];
                /** @description The form of the answer. Goes before Accept. */
                format?: components["parameters"]["format"];
            };
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of an initiative. */
                initiative: components["parameters"]["initiative"];
                /** @description The id of a partner. */
                partner: components["parameters"]["partner"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything about one partner */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                    "text/csv": string;
                    "application/jsonl": components["schemas"]["Partner"];
                    "application/x-ndjson": components["schemas"]["Partner"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    listLedger: {
        parameters: {
            query?: {
                /** @description Facts of this type alone. */
                type?: components["parameters"]["type"];
                /** @description Nothing before this day. */
                from?: components["parameters"]["from"];
                /** @description Nothing after this day. */
                to?: components["parameters"]["to"];
                /** @description What had happened by this day; `knownAt`, else today, unless told. */
                asOf?: components["parameters"]["asOf"];
                /** @description What had been reported by this day; today unless told. */
                knownAt?: components["parameters"]["knownAt"];
                /** @description The form of the answer. Goes before Accept. */
                format?: components["parameters"]["format"];
                /** @description At most so many rows; 100 unless told. */
                limit?: components["parameters"]["limit"];
                /** @description Where to go on, as `next` of the page before says. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of an initiative. */
                initiative: components["parameters"]["initiative"];
                /** @description The id of a partner. */
                partner: components["parameters"]["partner"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was written about a partner, corrected or not */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerLineList"];
                    "text/csv": string;
                    "application/jsonl": components["schemas"]["LedgerLine"];
                    "application/x-ndjson": components["schemas"]["LedgerLine"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    listContacts: {
        parameters: {
            query?: {
                /** @description Contacts in this state alone. */
                state?: "named" | "voided" | "erased";
                /** @description What had happened by this day; `knownAt`, else today, unless told. */
                asOf?: components["parameters"]["asOf"];
                /** @description What had been reported by this day; today unless told. */
                knownAt?: components["parameters"]["knownAt"];
                /** @description The form of the answer. Goes before Accept. */
                format?: components["parameters"]["format"];
                /** @description At most so many rows; 100 unless told. */
                limit?: components["parameters"]["limit"];
                /** @description Where to go on, as `next` of the page before says. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of an initiative. */
                initiative: components["parameters"]["initiative"];
                /** @description The id of a partner. */
                partner: components["parameters"]["partner"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those who speak for a partner, for whoever may know them */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactList"];
                    "text/csv": string;
                    "application/jsonl": components["schemas"]["Contact"];
                    "application/x-ndjson": components["schemas"]["Contact"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    listCommitments: {
        parameters: {
            query?: {
                /** @description Of this partner alone. */
                partner?: string;
                /** @description Where it is in its life */
                state?: "made" | "underWay" | "overdue" | "broken" | "fulfilled" | "fulfilledLate" | "withdrawn";
                /** @description Nothing before this day. */
                from?: components["parameters"]["from"];
                /** @description Nothing after this day. */
                to?: components["parameters"]["to"];
                /** @description What had happened by this day; `knownAt`, else today, unless told. */
                asOf?: components["parameters"]["asOf"];
                /** @description What had been reported by this day; today unless told. */
                knownAt?: components["parameters"]["knownAt"];
                /** @description The form of the answer. Goes before Accept. */
                format?: components["parameters"]["format"];
                /** @description At most so many rows; 100 unless told. */
                limit?: components["parameters"]["limit"];
                /** @description Where to go on, as `next` of the page before says. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of an initiative. */
                initiative: components["parameters"]["initiative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The commitments and what became of them */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommitmentList"];
                    "text/csv": string;
                    "application/jsonl": components["schemas"]["Commitment"];
                    "application/x-ndjson": components["schemas"]["Commitment"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    listActions: {
        parameters: {
            query?: {
                /** @description Of this partner alone. */
                partner?: string;
                /** @description Its kind, after the Community Tool Box; null where none was said */
                code?: components["parameters"]["code"];
                /** @description Nothing before this day. */
                from?: components["parameters"]["from"];
                /** @description Nothing after this day. */
                to?: components["parameters"]["to"];
                /** @description What had happened by this day; `knownAt`, else today, unless told. */
                asOf?: components["parameters"]["asOf"];
                /** @description What had been reported by this day; today unless told. */
                knownAt?: components["parameters"]["knownAt"];
                /** @description The form of the answer. Goes before Accept. */
                format?: components["parameters"]["format"];
                /** @description At most so many rows; 100 unless told. */
                limit?: components["parameters"]["limit"];
                /** @description Where to go on, as `next` of the page before says. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of an initiative. */
                initiative: components["parameters"]["initiative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The actions that were reported */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionList"];
                    "text/csv": string;
                    "application/jsonl": components["schemas"]["Action"];
                    "application/x-ndjson": components["schemas"]["Action"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    listKnowledge: {
        parameters: {
            query?: {
                /** @description Of this partner alone. */
                partner?: string;
                /** @description Where it is in its life: orphaned where nobody but its sharer used it in time */
                state?: "awaitingUse" | "orphaned" | "inUse";
                /** @description Its kind; null where none was said */
                kind?: components["parameters"]["kind"];
                /** @description Nothing before this day. */
                from?: components["parameters"]["from"];
                /** @description Nothing after this day. */
                to?: components["parameters"]["to"];
                /** @description What had happened by this day; `knownAt`, else today, unless told. */
                asOf?: components["parameters"]["asOf"];
                /** @description What had been reported by this day; today unless told. */
                knownAt?: components["parameters"]["knownAt"];
                /** @description The form of the answer. Goes before Accept. */
                format?: components["parameters"]["format"];
                /** @description At most so many rows; 100 unless told. */
                limit?: components["parameters"]["limit"];
                /** @description Where to go on, as `next` of the page before says. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of an initiative. */
                initiative: components["parameters"]["initiative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is shared, and how far its use has climbed */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeItemList"];
                    "text/csv": string;
                    "application/jsonl": components["schemas"]["KnowledgeItem"];
                    "application/x-ndjson": components["schemas"]["KnowledgeItem"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    listIndicators: {
        parameters: {
            query?: {
                /** @description How it does against its forecast and target */
                verdict?: components["parameters"]["verdict"];
                /** @description What had happened by this day; `knownAt`, else today, unless told. */
                asOf?: components["parameters"]["asOf"];
                /** @description What had been reported by this day; today unless told. */
                knownAt?: components["parameters"]["knownAt"];
                /** @description The form of the answer. Goes before Accept. */
                format?: components["parameters"]["format"];
                /** @description At most so many rows; 100 unless told. */
                limit?: components["parameters"]["limit"];
                /** @description Where to go on, as `next` of the page before says. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of an initiative. */
                initiative: components["parameters"]["initiative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The indicators and how they do */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndicatorLineList"];
                    "text/csv": string;
                    "application/jsonl": components["schemas"]["IndicatorLine"];
                    "application/x-ndjson": components["schemas"]["IndicatorLine"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    readIndicator: {
        parameters: {
            query?: {
                /** @description What had happened by this day; `knownAt`, else today, unless told. */
                asOf?: components["parameters"]["asOf"];
                /** @description What had been reported by this day; today unless told. */
                knownAt?: components["parameters"]["knownAt"];
                /** @description The form of the answer. Goes before Accept. */
                format?: components["parameters"]["format"];
            };
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of an initiative. */
                initiative: components["parameters"]["initiative"];
                /** @description The id of an indicator. */
                indicator: components["parameters"]["indicator"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One indicator: series, forecast of its baseline, target */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Indicator"];
                    "text/csv": string;
                    "application/jsonl": components["schemas"]["Indicator"];
                    "application/x-ndjson": components["schemas"]["Indicator"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    listMeetings: {
        parameters: {
            query?: {
                /** @description Held or cancelled; called where neither is known; attended where only attendance is */
                status?: components["parameters"]["status"];
                /** @description Nothing before this day. */
                from?: components["parameters"]["from"];
                /** @description Nothing after this day. */
                to?: components["parameters"]["to"];
                /** @description What had happened by this day; `knownAt`, else today, unless told. */
                asOf?: components["parameters"]["asOf"];
                /** @description What had been reported by this day; today unless told. */
                knownAt?: components["parameters"]["knownAt"];
                /** @description The form of the answer. Goes before Accept. */
                format?: components["parameters"]["format"];
                /** @description At most so many rows; 100 unless told. */
                limit?: components["parameters"]["limit"];
                /** @description Where to go on, as `next` of the page before says. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of an initiative. */
                initiative: components["parameters"]["initiative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The meetings and who was there */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingList"];
                    "text/csv": string;
                    "application/jsonl": components["schemas"]["Meeting"];
                    "application/x-ndjson": components["schemas"]["Meeting"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    listAttendances: {
        parameters: {
            query?: {
                /** @description Of this meeting alone. */
                meeting?: components["parameters"]["meeting"];
                /** @description Of this partner alone. */
                partner?: string;
                /** @description Present, absent, or excused: absent, but said so before */
                presence?: components["parameters"]["presence"];
                /** @description Nothing before this day. */
                from?: components["parameters"]["from"];
                /** @description Nothing after this day. */
                to?: components["parameters"]["to"];
                /** @description What had happened by this day; `knownAt`, else today, unless told. */
                asOf?: components["parameters"]["asOf"];
                /** @description What had been reported by this day; today unless told. */
                knownAt?: components["parameters"]["knownAt"];
                /** @description The form of the answer. Goes before Accept. */
                format?: components["parameters"]["format"];
                /** @description At most so many rows; 100 unless told. */
                limit?: components["parameters"]["limit"];
                /** @description Where to go on, as `next` of the page before says. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of an initiative. */
                initiative: components["parameters"]["initiative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who was at which meeting, and who was not */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceList"];
                    "text/csv": string;
                    "application/jsonl": components["schemas"]["Attendance"];
                    "application/x-ndjson": components["schemas"]["Attendance"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    readBackbone: {
        parameters: {
            query?: {
                /** @description What had happened by this day; `knownAt`, else today, unless told. */
                asOf?: components["parameters"]["asOf"];
                /** @description What had been reported by this day; today unless told. */
                knownAt?: components["parameters"]["knownAt"];
                /** @description The form of the answer. Goes before Accept. */
                format?: components["parameters"]["format"];
            };
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of an initiative. */
                initiative: components["parameters"]["initiative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What holds the initiative up: functions, pace, sponsors */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backbone"];
                    "text/csv": string;
                    "application/jsonl": components["schemas"]["Backbone"];
                    "application/x-ndjson": components["schemas"]["Backbone"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    listCohorts: {
        parameters: {
            query?: {
                /** @description Cohorts by year of joining (unless told), or all as one. */
                by?: components["parameters"]["by"];
                /** @description What had happened by this day; `knownAt`, else today, unless told. */
                asOf?: components["parameters"]["asOf"];
                /** @description What had been reported by this day; today unless told. */
                knownAt?: components["parameters"]["knownAt"];
                /** @description The form of the answer. Goes before Accept. */
                format?: components["parameters"]["format"];
                /** @description At most so many rows; 100 unless told. */
                limit?: components["parameters"]["limit"];
                /** @description Where to go on, as `next` of the page before says. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of an initiative. */
                initiative: components["parameters"]["initiative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How long partners stay and how soon they act, by year of joining */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CohortList"];
                    "text/csv": string;
                    "application/jsonl": components["schemas"]["Cohort"];
                    "application/x-ndjson": components["schemas"]["Cohort"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    listTraps: {
        parameters: {
            query?: {
                /** @description Findings of this trap alone. */
                trap?: components["parameters"]["trap"];
                /** @description Findings of this level alone. */
                level?: components["parameters"]["level"];
                /** @description Findings about this partner alone. */
                partner?: string;
                /** @description The policy to judge by: the one in force then (unless told), the one in force today, or the documented default. */
                judgeBy?: components["parameters"]["judgeBy"];
                /** @description What had happened by this day; `knownAt`, else today, unless told. */
                asOf?: components["parameters"]["asOf"];
                /** @description What had been reported by this day; today unless told. */
                knownAt?: components["parameters"]["knownAt"];
                /** @description The form of the answer. Goes before Accept. */
                format?: components["parameters"]["format"];
                /** @description At most so many rows; 100 unless told. */
                limit?: components["parameters"]["limit"];
                /** @description Where to go on, as `next` of the page before says. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of an initiative. */
                initiative: components["parameters"]["initiative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the five traps look like, with the evidence */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingList"];
                    "text/csv": string;
                    "application/jsonl": components["schemas"]["Finding"];
                    "application/x-ndjson": components["schemas"]["Finding"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    listTimeline: {
        parameters: {
            query?: {
                /** @description A fact, or a transition that follows from facts and time */
                kind?: "fact" | "transition";
                /** @description The type of the fact; of a transition, what changed and the state it came into */
                type?: string;
                /** @description The partner it is about; null where it is about none */
                partner?: string;
                /** @description Nothing before this day. */
                from?: components["parameters"]["from"];
                /** @description Nothing after this day. */
                to?: components["parameters"]["to"];
                /** @description What had happened by this day; `knownAt`, else today, unless told. */
                asOf?: components["parameters"]["asOf"];
                /** @description What had been reported by this day; today unless told. */
                knownAt?: components["parameters"]["knownAt"];
                /** @description The form of the answer. Goes before Accept. */
                format?: components["parameters"]["format"];
                /** @description At most so many rows; 100 unless told. */
                limit?: components["parameters"]["limit"];
                /** @description Where to go on, as `next` of the page before says. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of an initiative. */
                initiative: components["parameters"]["initiative"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything that happened and what followed from it, in the order of time */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineRowList"];
                    "text/csv": string;
                    "application/jsonl": components["schemas"]["TimelineRow"];
                    "application/x-ndjson": components["schemas"]["TimelineRow"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    followEvents: {
        parameters: {
            query?: {
                /** @description The position in the log after which to begin; 0, the start, unless told. */
                after?: components["parameters"]["after"];
                /** @description Facts of this initiative alone; may be said several times. */
                initiative?: string[];
                /** @description Facts of streams of this category alone; may be said several times. */
                category?: components["parameters"]["category"];
                /** @description Facts of this type alone, such as CommitmentMade; may be said several times. */
                type?: ("InitiativeChartered" | "CharterCorrected" | "AgendaAdopted" | "AgendaCorrected" | "AgendaVoided" | "PhaseAssessed" | "PhaseAssessmentCorrected" | "PhaseAssessmentVoided" | "ConditionAssessed" | "ConditionAssessmentCorrected" | "ConditionAssessmentVoided" | "PolicyAdopted" | "PolicyCorrected" | "PolicyVoided" | "FundingAwarded" | "FundingAwardCorrected" | "FundingAwardVoided" | "FundingEnded" | "FundingEndCorrected" | "FundingEndVoided" | "InitiativeEnded" | "InitiativeEndingCorrected" | "InitiativeEndingVoided" | "InitiativeReopened" | "InitiativeReopeningCorrected" | "InitiativeReopeningVoided" | "PartnerInvited" | "PartnerInvitationCorrected" | "PartnerInvitationVoided" | "PartnerJoined" | "PartnerReturned" | "PartnerJoiningCorrected" | "PartnerJoiningVoided" | "PartnerLeft" | "PartnerLeavingCorrected" | "PartnerLeavingVoided" | "CommitmentMade" | "CommitmentCorrected" | "CommitmentVoided" | "CommitmentRevised" | "CommitmentRevisionCorrected" | "CommitmentRevisionVoided" | "CommitmentFulfilled" | "CommitmentFulfilmentCorrected" | "CommitmentFulfilmentVoided" | "CommitmentWithdrawn" | "CommitmentWithdrawalCorrected" | "CommitmentWithdrawalVoided" | "ActionReported" | "ActionCorrected" | "ActionVoided" | "ResourceGiven" | "ResourceReceived" | "ResourceCorrected" | "ResourceVoided" | "BackboneFunctionPerformed" | "BackboneFunctionCorrected" | "BackboneFunctionVoided" | "ContactNamed" | "ContactCorrected" | "ContactVoided" | "MeetingCalled" | "MeetingCallCorrected" | "MeetingCallVoided" | "MeetingHeld" | "MeetingCancelled" | "MeetingCorrected" | "MeetingVoided" | "AttendanceRecorded" | "AttendanceCorrected" | "AttendanceVoided" | "IndicatorDefined" | "IndicatorDefinitionCorrected" | "IndicatorDefinitionVoided" | "MeasurementRecorded" | "MeasurementCorrected" | "MeasurementVoided" | "KnowledgeShared" | "KnowledgeSharingCorrected" | "KnowledgeSharingVoided" | "KnowledgeUsed" | "KnowledgeUseCorrected" | "KnowledgeUseVoided" | "SubjectErased" | "FindingRaised" | "FindingEscalated" | "FindingCleared" | "FindingAcknowledged" | "FindingDismissed" | "InterventionStarted" | "InterventionConcluded")[];
                /** @description sse: a stream that goes on. ndjson: what is recorded, a line each, which ends. Goes before Accept. */
                format?: "sse" | "ndjson";
            };
            header?: {
                /** @description The position of the last event received: the stream goes on after it. Goes before after=. */
                "Last-Event-ID"?: components["parameters"]["Last-Event-ID"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-Sent Events: each has the position as its id and a CloudEvent as its data. As JSON Lines: a CloudEvent a line, up to the head of the log. */
            200: {
                headers: {
                    /** @description The position of the last fact of the log. */
                    "Sebone-Position"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                    "application/x-ndjson": components["schemas"]["CloudEvent"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description One of the initiatives is none that you may know of. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description None of the forms asked for. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            408: components["responses"]["TimedOut"];
            /** @description The position lies after the head of the log: this is not the log it is from. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description Too many streams. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    readCheckpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signed note, as it is. */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description None has been signed yet. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    proveInclusion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Wait until the answer reflects this position of the log. */
                "Sebone-Min-Position"?: components["parameters"]["Sebone-Min-Position"];
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of a fact. */
                eventId: components["parameters"]["eventId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The leaf and its proof. */
            200: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InclusionProof"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description The position of the log that the answer reflects. */
                    "Sebone-Position"?: number;
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description There is no such fact that you may know of. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            /** @description The fact is in the ledger, and no checkpoint covers it yet: ask again. */
            409: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    proveConsistency: {
        parameters: {
            query: {
                /** @description How many leaves there were. */
                from: number;
                /** @description How many there were later: as many as there are at most. */
                to: number;
            };
            header?: {
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Both roots and the proof. */
            200: {
                headers: {
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsistencyProof"];
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    readTile: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that is at hand already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The path of a tile after `tile/`, as C2SP tlog-tiles has it: `0/x001/067`, `entries/000.p/12`. Its slashes may be written `%2F`. */
                tile: components["parameters"]["tile"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Hashes of 32 bytes, or leaves with their lengths before them. What is full never changes. */
            200: {
                headers: {
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description It is what is at hand already. */
            304: {
                headers: {
                    /** @description Tells these bytes from all others. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description There is no such tile. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    exportBundle: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The id of an initiative. */
                initiative: components["parameters"]["initiative"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BundleWanted"];
            };
        };
        responses: {
            /** @description The bundle, for sebone-verify. */
            200: {
                headers: {
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description There is no such initiative or partner that you may know of. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    isAlive: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "alive";
                    };
                };
            };
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    isReady: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They may. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ready";
                    };
                };
            };
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            /** @description Not now: it is starting or stopping, a view is stopped, or the log cannot be read or written. `errors` has the reasons. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMetrics: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    describeInterface: {
        parameters: {
            query?: {
                /** @description The language of the descriptions; by Accept-Language unless told. */
                lang?: components["parameters"]["lang"];
            };
            header?: {
                /** @description The ETag of an earlier answer: 304 where nothing changed since. */
                "If-None-Match"?: string;
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    /** @description Strong: the same for the same bytes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                    };
                };
            };
            /** @description The same as before. */
            304: {
                headers: {
                    /** @description Strong: the same for the same bytes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    browseInterface: {
        parameters: {
            query?: {
                /** @description The language of the descriptions; by Accept-Language unless told. */
                lang?: components["parameters"]["lang"];
            };
            header?: {
                /** @description The ETag of an earlier answer: 304 where nothing changed since. */
                "If-None-Match"?: string;
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    /** @description Strong: the same for the same bytes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The same as before. */
            304: {
                headers: {
                    /** @description Strong: the same for the same bytes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
    readPageAsset: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of an earlier answer: 304 where nothing changed since. */
                "If-None-Match"?: string;
                /** @description The language of what people read: en or ja; English unless told. */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The name of the file. */
                asset: components["parameters"]["asset"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description Strong: the same for the same bytes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/css": string;
                    "text/javascript": string;
                    "image/png": string;
                };
            };
            /** @description The same as before. */
            304: {
                headers: {
                    /** @description Strong: the same for the same bytes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TimedOut"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["NotReady"];
        };
    };
}
