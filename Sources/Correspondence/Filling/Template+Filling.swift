public import LeadModel
import Mustache

extension Template {
    /// The message to a customer, with all that is known put in. O(length).
    public func letter(for occasion: Occasion) throws(TemplateError) -> Letter {
        let language = language.isEmpty ? Languages.fallback : language
        let values = Values(occasion: occasion, language: language, template: self).all
        let subject = try mustache(subject, firstLine: subjectLine).render(values)
        let body = try mustache(body, firstLine: bodyLine).render(values)
        return Letter(
            customer: occasion.customer, name: Plain.line(occasion.person.name), address: occasion.person.email,
            template: name, language: self.language, subject: Plain.line(subject, limit: Plain.subjectLimit),
            body: Plain.wrapped(Plain.text(body)))
    }
}
