import LeadFormats
import Testing

/// One small file of each format, as its door writes it. All people and companies are made up.
struct Fixture: CustomTestStringConvertible, Sendable {
    var format: Format
    var text: String
    /// How many leads it holds.
    var leads: Int
    var testDescription: String { format.name }

    static let all: [Fixture] = [
        Fixture(format: .endpointJSON, text: endpoint, leads: 3),
        Fixture(format: .azureTableJSON, text: azureTable, leads: 2),
        Fixture(format: .azureTableCSV, text: azureTableCSV, leads: 2),
        Fixture(format: .salesforceForm, text: form, leads: 1),
        Fixture(format: .salesforceText, text: text, leads: 2),
        Fixture(format: .salesforceReportCSV, text: report, leads: 2),
        Fixture(format: .salesforceDataLoaderCSV, text: dataLoader, leads: 2),
        Fixture(format: .salesforceJSON, text: salesforce, leads: 1),
        Fixture(format: .dynamicsCSV, text: dynamicsCSV, leads: 2),
        Fixture(format: .dynamicsJSON, text: dynamics, leads: 1),
        Fixture(format: .salesforceJSON, text: salesforceDeleted, leads: 1),
        Fixture(format: .dynamicsJSON, text: dynamicsDelta, leads: 2),
        Fixture(format: .dynamicsJSON, text: dynamicsDeletions, leads: 0),
        Fixture(format: .marketoJSON, text: marketoDeleted, leads: 0),
        Fixture(format: .marketoCSV, text: marketoCSV, leads: 1),
        Fixture(format: .marketoJSON, text: marketo, leads: 2),
        Fixture(format: .partnerCenterCSV, text: partnerCenter, leads: 2),
        Fixture(format: .leadtopJSON, text: leadtop, leads: 2),
        Fixture(format: .leadtopCSV, text: leadtopCSV, leads: 1),
        Fixture(format: .otherCSV, text: other, leads: 2),
        Fixture(format: .otherJSON, text: otherJSON, leads: 2),
    ]

    static let endpoint = """
        {"userDetails": {"firstName": "Ada", "lastName": "Okafor", "email": "ada@contoso.example", "phone": "442079460321",
          "country": "GB", "company": "Contoso", "title": "CTO"},
         "leadSource": "SPZA-PLT|contoso.backup-pro", "actionCode": "PLT", "offerTitle": "Contoso Backup Pro",
         "description": "Please call after 5 pm"}
        {"UserDetails": {"FirstName": "Bo", "LastName": "Lind", "Email": "bo@fabrikam.example", "Phone": "", "Country": "SE",
          "Company": "Fabrikam", "Title": null}, "LeadSource": "AzureMarketplace", "ActionCode": "INS",
          "OfferTitle": "Contoso Backup Pro", "Description": {"mktcmpid":"nov_mail","utm_source":"newsletter"}}
        {"userDetails": {"firstName": "MSFT_TEST_636573304831318844", "lastName": "MSFT_TEST_636573304831318844",
          "email": "MSFT_TEST_636573304831318844@test.com"}, "leadSource": "MSFT_TEST_636573304831318844-MSFT_TEST_636573304831318844|Backup"}

        """

    static let azureTable = #"""
        {"odata.metadata":"https://contoso.table.core.windows.net/$metadata#leads","value":[
          {"odata.etag":"W/\"1\"","PartitionKey":"11:2F3:2F2025","RowKey":"r1","Timestamp@odata.type":"Edm.DateTime",
           "Timestamp":"2025-11-03T14:07:52.4418231Z","CreatedTime":"11/3/2025 2:07:51 PM","ActionCode":"PLT",
           "LeadSource":"SPZA-PLT|contoso.backup-pro","OfferDisplayName":"Contoso Backup Pro","ProductId":"contoso.backup-pro",
           "CustomerInfo":"{\"FirstName\":\"Ada\",\"LastName\":\"Okafor\",\"Email\":\"ada@contoso.example\",\"Country\":\"GB\"}"},
          {"PartitionKey":"11:2F4:2F2025","RowKey":"r2","Timestamp":"2025-11-04T08:00:00Z","LeadSource":"TestDrive-StartTestDrive|contoso.erp","CustomerInfo":"{broken"}
        ]}
        """#

    static let azureTableCSV =
        "PartitionKey;PartitionKey@type;RowKey;RowKey@type;Timestamp;LeadSource;LeadSource@type;CustomerInfo\r\n"
        + "11:2F3:2F2025;Edm.String;r1;Edm.String;2025-11-03T14:07:52.4418231Z;SPZA-PLT|contoso.backup-pro;Edm.String;"
        + "\"{\"\"FirstName\"\":\"\"Ada\"\",\"\"LastName\"\":\"\"Okafor\"\",\"\"Email\"\":\"\"ada@contoso.example\"\"}\"\r\n"
        + "11:2F4:2F2025;;r2;;2025-11-04T08:00:00Z;AzurePortal-Create|contoso.erp;;\r\n"

    static let form =
        "oid=00D5g00000abcde&encoding=UTF-8&first_name=Jos%C3%A9&last_name=Garc%C3%ADa+Mu%C3%B1oz&email=jose%40litware.example"
        + "&phone=%2B34+600+100+200&title=CTO&company=Litware&country=ES&description=100%25+sure&"
        + "lead_source=SPZA-PLT%7Ccontoso.backup-pro&encoding=UTF-8"

    static let text = """
        oid = 00D5g00000abcde
        encoding = UTF-8
        first_name = Ada
        last_name = Okafor
        email = ada@contoso.example
        lead_source = SPZA-PLT|contoso.backup-pro
        description = Please call
        after 5 pm = best
        encoding = UTF-8

        oid = 00D5g00000abcde
        first_name = Bo
        email = bo@fabrikam.example
        lead_source = AzurePortal - Create | contoso.erp
        """

    static let report = """
        First Name,Last Name,Email,Phone,Title,Company / Account,Country,Lead Source,Description,Created Date,Lead Status
        Ada,Okafor,ada@contoso.example,+44 20 7946 0321,CTO,"Contoso, Ltd.",GB,SPZA-PLT|contoso.backup-pro,"Please
        call",11/3/2025,Open - Not Contacted
        Bo,Lind,bo@fabrikam.example,,,Fabrikam,SE,SFDC-dup-IN|Contoso Backup Pro,,"11/3/2025, 2:07 PM",Working

        """

    static let dataLoader = """
        "ID","FIRSTNAME","LASTNAME","EMAIL","COMPANY","LEADSOURCE","CREATEDDATE","HASOPTEDOUTOFEMAIL","DONOTCALL","ISDELETED"
        "00Q5g00000AbCdEFGH","Ada","Okafor","ada@contoso.example","Contoso","SPZA-PLT|contoso.backup-pro","2025-11-03T14:07:52.000Z","true","0","false"
        "00Q5g00000AbCdEAAZ","Bo","Lind","bo@fabrikam.example","Fabrikam","AzureMarketplace-INS|contoso.erp","2025-11-03T14:07:52.000+0100","false","1","true"

        """

    static let salesforce = """
        {"totalSize":1,"done":true,"records":[{"attributes":{"type":"Lead","url":"/services/data/v60.0/sobjects/Lead/00Q5g00000AbCdEFGH"},
        "Id":"00Q5g00000AbCdEFGH","FirstName":"Ada","LastName":"Okafor","Email":"ada@contoso.example","LeadSource":"SPZA-PLT|contoso.backup-pro",
        "CreatedDate":"2025-11-03T14:07:52.000+0000","SystemModstamp":"2025-11-03T14:07:52.000+0000","HasOptedOutOfEmail":true,"DoNotCall":false}]}
        """

    static let dynamicsCSV = """
        (Do Not Modify) Lead,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Topic,First Name,Last Name,Email,Business Phone,Company Name,Country/Region,Lead Source,Status,Created On,Do not allow Emails,Description
        {A1B2C3D4-0000-0000-0000-000000000001},abc=,11/3/2025 2:07 PM,SPZA-PLT|contoso.backup-pro,Ada,Okafor,ada@contoso.example,1,Contoso,GB,Web,Open,11/3/2025 2:07 PM,,
        {A1B2C3D4-0000-0000-0000-000000000002},abc=,11/3/2025 2:07 PM,Backup,Bo,Lind,bo@fabrikam.example,1,Fabrikam,SE,Web,Open,11/3/2025 2:07 PM,,"Source: Azure Portal - Create | contoso.erp, thanks"

        """

    static let dynamics = """
        {"@odata.context":"https://contoso.crm.dynamics.com/api/data/v9.2/$metadata#leads","value":[{"@odata.etag":"W/\\"1\\"",
        "leadid":"A1B2C3D4-0000-0000-0000-000000000001","subject":"SPZA-PLT|contoso.backup-pro","firstname":"Ada","lastname":"Okafor",
        "fullname":"Ada Okafor","emailaddress1":"ada@contoso.example","telephone1":null,"createdon":"2025-11-03T14:07:52Z","statecode":0,
        "leadsourcecode":8,"leadsourcecode@OData.Community.Display.V1.FormattedValue":"Web","donotemail":true,"donotphone":false}]}
        """

    static let salesforceDeleted = """
        {"totalSize":2,"done":true,"records":[{"attributes":{"type":"Lead"},"Id":"00Q5g00000AbCdEFGH","LastName":"Okafor",
        "LeadSource":"SPZA-PLT|contoso.backup-pro","SystemModstamp":"2025-11-03T14:07:52.000+0000","IsDeleted":true},
        {"attributes":{"type":"Lead"},"Id":"00Q5g00000AbCdFFGH","LastName":null,"LeadSource":null,"SystemModstamp":"2025-11-03T14:07:52.000+0000","IsDeleted":true}]}
        """

    /// As change tracking gives it, with every field that is asked for and every annotation.
    static let dynamicsDelta = #"""
        {"@odata.context":"https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#leads(leadid,subject)/$delta",
        "@Microsoft.Dynamics.CRM.totalrecordcount":-1,"@Microsoft.Dynamics.CRM.globalmetadataversion":"72010022","value":[
        {"@odata.etag":"W/\"9001\"","leadid":"a1b2c3d4-0000-0000-0000-000000000001","subject":"Backup Pro","firstname":"Ada","lastname":"Okafor",
        "fullname":"Ada Okafor","jobtitle":"CTO","companyname":"Contoso","emailaddress1":"ada@contoso.example","telephone1":null,
        "mobilephone":"+44 20 7946 0321","address1_city":"London","address1_country":"GB","description":"SPZA-PLT|contoso.backup-pro\nPlease call",
        "createdon@OData.Community.Display.V1.FormattedValue":"11/3/2025 2:07 PM","createdon":"2025-11-03T14:07:52Z",
        "modifiedon@OData.Community.Display.V1.FormattedValue":"11/4/2025 2:07 PM","modifiedon":"2025-11-04T14:07:52Z",
        "statecode@OData.Community.Display.V1.FormattedValue":"Qualified","statecode":1,
        "statuscode@OData.Community.Display.V1.FormattedValue":"Qualified","statuscode":3,
        "leadsourcecode@OData.Community.Display.V1.FormattedValue":"Web","leadsourcecode":8,
        "donotemail@OData.Community.Display.V1.FormattedValue":"Allow","donotemail":false,
        "donotphone@OData.Community.Display.V1.FormattedValue":"Do Not Allow","donotphone":true,
        "donotbulkemail@OData.Community.Display.V1.FormattedValue":"Do Not Allow","donotbulkemail":true},
        {"@odata.context":"https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#leads/$deletedEntity","id":"A1B2C3D4-0000-0000-0000-000000000002","reason":"deleted"},
        {"@odata.etag":"W/\"9002\"","leadid":"a1b2c3d4-0000-0000-0000-000000000003","subject":null,"fullname":"Bo Lind","firstname":null,"lastname":null,
        "emailaddress1":"bo@fabrikam.example","leadsourcecode":null,"description":null,"createdon":"2025-11-03T14:07:52Z","statecode":0,
        "donotemail":null,"donotphone":null,"donotbulkemail":null}
        ],"@odata.deltaLink":"https://contoso.crm4.dynamics.com/api/data/v9.2/leads?$select=leadid,subject&$deltatoken=919042%2108%2f22%2f2017"}
        """#

    static let dynamicsDeletions = """
        {"@odata.context":"https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#leads/$delta","value":[
        {"@odata.context":"https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#leads/$deletedEntity","id":"a1b2c3d4-0000-0000-0000-000000000001","reason":"deleted"},
        {"@odata.context":"https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#leads/$deletedEntity","id":"https://contoso.crm4.dynamics.com/api/data/v9.2/leads(a1b2c3d4-0000-0000-0000-000000000002)","reason":"deleted"}
        ],"@odata.nextLink":"https://contoso.crm4.dynamics.com/api/data/v9.2/leads?$skiptoken=x"}
        """

    static let marketoDeleted = """
        {"requestId":"a9ae#148add1e53d","success":true,"nextPageToken":"GIYDAOBNGEYS2MBWKQYDAORQGA5DAMBOGAYDAKZQGAYDALBRGA3TQ===","moreResult":true,
        "result":[{"id":2,"marketoGUID":"2","leadId":1179,"activityDate":"2013-09-26T06:56:35+0000","activityTypeId":37,"primaryAttributeValueId":6,"primaryAttributeValue":"Ada Lind","attributes":[]},
        {"id":3,"marketoGUID":"3","leadId":1180,"activityDate":"2013-12-28T00:39:45+0000","activityTypeId":37,"primaryAttributeValueId":4,"primaryAttributeValue":"First Last","attributes":[]}]}
        """

    static let marketoCSV = """
        Id,First Name,Last Name,Email Address,Company Name,Phone Number,Job Title,Country,Lead Source,Unsubscribed
        1179,Ada,Okafor,ada@contoso.example,Contoso,1,CTO,GB,SPZA-PLT|contoso.backup-pro,1

        """

    static let marketo = """
        {"requestId":"e42b#14272d07d78","success":true,"result":[
        {"id":1179,"firstName":"Ada","lastName":"Okafor","email":"ada@contoso.example","leadSource":"SPZA-PLT|contoso.backup-pro","createdAt":"2025-11-03T14:07:52Z","unsubscribed":false},
        {"id":1180,"firstName":"Bo","lastName":"Lind","email":"bo@fabrikam.example","leadSource":"AzurePortal-Create|contoso.erp","createdAt":"2025-11-03T14:07:52Z","unsubscribed":true}]}
        """

    static let partnerCenter = """
        Referral ID,Creation Date,Updated Date,PartnerID,Customer Country,Customer City,Customer Name,Lead Type,Lead Source,Call to action,Referral program,Business profile ID,Offer ID,Offer name,Lead currency,Lead value,Lead value (USD),Status,Status Reason
        ref-1,11/3/2025,11/4/2025,1,GB,London,Contoso,Shared,Appsource,Contact me,p,b,contoso.backup-pro,Contoso Backup Pro,USD,0,0,Closed,Won
        ref-2,2025-11-03,11/4/2025,1,SE,Lund,Fabrikam,Shared,Azure Marketplace,Get it now,p,b,contoso.erp,Contoso ERP,USD,0,0,New,

        """

    static let leadtop = """
        [{"id":7,"key":"salesforce:00Q5g00000AbCdE","leadSource":"SPZA-PLT|contoso.backup-pro","source":"SPZA","action":"PLT","offer":"contoso.backup-pro","step":"contactMe","createdAt":"2025-11-03T14:07:52Z","receivedAt":"2025-11-03T15:00:00.250Z","firstName":"Ada","lastName":"Okafor","name":"Ada Okafor","email":"ada@contoso.example","customer":3},
        {"id":8,"key":null,"leadSource":"AzurePortal-Create|contoso.erp","step":"purchase","createdAt":null,"receivedAt":"2025-11-03T15:00:00Z","name":"Bo Lind","customer":4}]
        """

    static let leadtopCSV =
        "id,key,leadSource,source,action,offer,step,createdAt,receivedAt,name,email,phone,description\r\n"
        + "7,salesforce:00Q5g00000AbCdE,SPZA-PLT|contoso.backup-pro,SPZA,PLT,contoso.backup-pro,contactMe,"
        + "2025-11-03T14:07:52Z,2025-11-03T15:00:00Z,Ada Okafor,ada@contoso.example,\"'+44 20 7946 0321\",'=1+1\r\n"

    static let other = """
        id\tname\tContact mail\tsource\tcreated at
        1\tAda Okafor\tada@contoso.example\tSPZA-PLT|contoso.backup-pro\t2025-11-03
        2\tBo Lind\tbo@fabrikam.example\tNewsletter\t1762178872000

        """

    static let otherJSON = """
        {"id":1,"contact":{"name":"Ada Okafor","email":"Ada@contoso.example"},"source":"Fair","created_at":1762178872}
        {"id":2,"fullName":"Bo Lind","offer":{"id":"contoso.erp","title":"ERP"},"phone":4612345}
        """
}
