import mail from './mail.json'

/** Texts of mails, messages and documents; never sent to the browser. */
export default { mail }
